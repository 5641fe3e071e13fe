using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Components;

/// <summary>The way from page to page of a list.</summary>
public sealed partial class Pager
{
    /// <summary>Where this page begins; null for the first.</summary>
    [Parameter, EditorRequired]
    public string? After { get; set; }

    /// <summary>Where the next one begins; null when this is the last.</summary>
    [Parameter, EditorRequired]
    public string? Next { get; set; }

    /// <summary>The address of a page.</summary>
    [Parameter, EditorRequired]
    public Func<string?, string> To { get; set; } = null!;
}
