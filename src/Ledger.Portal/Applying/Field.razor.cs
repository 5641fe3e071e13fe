using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Applying;

/// <summary>A field with its label, its help and what is wrong with it.</summary>
public sealed partial class Field
{
    /// <summary>The id of the element in it.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>What it is called.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>How to fill it in; null where the label says it all.</summary>
    [Parameter]
    public string? Help { get; set; }

    /// <summary>What is wrong with it; null when nothing is.</summary>
    [Parameter]
    public string? Fault { get; set; }

    /// <summary>
    /// The day that is chosen in it, to be said beside it: a browser shows days in the order of its own language, in
    /// which the third of April and the fourth of March look alike.
    /// </summary>
    [Parameter]
    public DateOnly? Day { get; set; }

    /// <summary>The element.</summary>
    [Parameter, EditorRequired]
    public RenderFragment? ChildContent { get; set; }
}
