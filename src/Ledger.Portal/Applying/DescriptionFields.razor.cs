using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Applying;

/// <summary>The fields by which data is described.</summary>
public sealed partial class DescriptionFields
{
    /// <summary>What is being filled in.</summary>
    [Parameter, EditorRequired]
    public DescriptionForm Form { get; set; } = null!;

    /// <summary>What is wrong with a field.</summary>
    [Parameter, EditorRequired]
    public Func<string, string?> FaultOf { get; set; } = null!;

    /// <summary>The name under which the browser keeps what is typed into a field.</summary>
    [Parameter, EditorRequired]
    public Func<string, string> DraftOf { get; set; } = null!;

    /// <summary>Fields that stand among these, behind the overview.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
