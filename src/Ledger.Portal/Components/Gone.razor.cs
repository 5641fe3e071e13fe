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

    // None where a page that is open finds out.
    [CascadingParameter]
    private HttpContext? Http { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (IsMissing && Http is { Response: { HasStarted: false } response })
        {
            // A status that changes while a page is rendered brings the page for that status in the place of this one.
            response.OnStarting(Tell, response);
        }
    }

    private static Task Tell(object response)
    {
        ((HttpResponse)response).StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
