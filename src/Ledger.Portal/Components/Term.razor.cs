using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Components;

/// <summary>From which day to which; it breaks between the days and not within one.</summary>
public sealed partial class Term
{
    /// <summary>The first day.</summary>
    [Parameter, EditorRequired]
    public string From { get; set; } = "";

    /// <summary>The last day, or that there is none.</summary>
    [Parameter, EditorRequired]
    public string To { get; set; } = "";
}
