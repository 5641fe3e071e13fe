using Ledger.Api.Contracts;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Cases;

/// <summary>The statutory clocks of a case.</summary>
public sealed partial class CaseDues
{
    /// <summary>What is due in the case.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<DueResource> Dues { get; set; } = [];

    /// <summary>The registry's legal day.</summary>
    [Parameter]
    public DateOnly? Today { get; set; }
}
