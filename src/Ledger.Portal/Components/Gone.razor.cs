using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Ledger.Portal.Components;

/// <summary>
/// Says that what a page is about is not there, or that nothing can be done about it now. The answer that brings the
/// page says the first too, by its status.
/// </summary>
public sealed partial class Gone
{
    /// <summary>What is not there, in words.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>Whether it is not there at all.</summary>
    [Parameter]
    public bool IsMissing { get; set; } = true;

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (IsMissing)
        {
            PageStatus.Tell(Http, StatusCodes.Status404NotFound);
        }
    }
}
