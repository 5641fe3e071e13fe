using System.Globalization;
using Ledger.Api.Contracts;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Cases;

/// <summary>
/// That the data of a case may have been registered already, for whoever examines it: a hint, and where to look.
/// </summary>
public sealed partial class CaseNearDuplicates
{
    /// <summary>What is alike; null for nothing to say.</summary>
    [Parameter, EditorRequired]
    public NearDuplicates? Found { get; set; }

    private static string Part(double of) => string.Create(CultureInfo.InvariantCulture, $"{of * 100:0.0}%");
}
