using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Components;

/// <summary>
/// What is around a page on which something is done: until the page is alive, no control in it can be used, whether by
/// pointer or by keyboard, for nobody would hear of it. What needs no circuit, links and what is folded away, works.
/// </summary>
public sealed partial class Live
{
    /// <summary>The page.</summary>
    [Parameter, EditorRequired]
    public RenderFragment ChildContent { get; set; } = null!;
}
