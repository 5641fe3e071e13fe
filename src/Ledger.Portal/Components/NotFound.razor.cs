using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Ledger.Portal.Components;

/// <summary>What is shown where there is nothing, at whatever address.</summary>
public sealed partial class NotFound
{
    /// <summary>What was asked for.</summary>
    [Parameter]
    public string? Path { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        // Shown in the place of another answer, it leaves that one's status.
        if (Http is { Response: { HasStarted: false, StatusCode: StatusCodes.Status200OK } response } http
            && http.Features.Get<IStatusCodeReExecuteFeature>() is null)
        {
            // Whoever changes the status while a page is rendered gets no page, but the one for that status, and that
            // only where no type says that there is a content already.
            response.StatusCode = StatusCodes.Status404NotFound;
            response.ContentType = null;
        }
    }
}
