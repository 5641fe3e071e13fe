using Microsoft.AspNetCore.Http;

namespace Ledger.Portal.Sessions;

/// <summary>
/// What a browser may do with the portal's pages: no script or style but our own files, no frame around.
/// </summary>
internal static class SecureHeaders
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        + "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'self'; "
        + "frame-ancestors 'none'";

    public static Task AddAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;

            // A document of a case brings its own.
            if (headers.ContentSecurityPolicy.Count == 0)
            {
                headers.ContentSecurityPolicy = Policy;
            }

            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }, http);
        return next(http);
    }
}
