using Microsoft.AspNetCore.Http;

namespace Ledger.Portal.Components;

/// <summary>The status of the answer that brings a page.</summary>
internal static class PageStatus
{
    /// <summary>Tells a status other than 200 with the page as it is.</summary>
    /// <param name="http">The request for the page; null where a page that is open finds out.</param>
    /// <param name="status">The status (RFC 9110 section 15).</param>
    public static void Tell(HttpContext? http, int status)
    {
        if (http is { Response: { HasStarted: false } response })
        {
            // A status that changes while a page is rendered brings the page for that status in the place of this one.
            response.OnStarting(() =>
            {
                response.StatusCode = status;
                return Task.CompletedTask;
            });
        }
    }
}
