using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Transport;

/// <summary>
/// Compresses what anybody may read, and of what is for an account only what says of itself that no secret is in it.
/// The length of a compressed answer tells of its content: where a stranger's words stand beside a secret, they can
/// guess it piece by piece (BREACH). A browser's session is never compressed, and a stream of events must not wait
/// for a block to fill.
/// </summary>
internal sealed class PublicCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options)
{
    /// <inheritdoc/>
    public override bool ShouldCompressResponse(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        var request = context.Request.Headers;
        var isOpen = endpoint?.Metadata.GetMetadata<IAllowAnonymous>() is not null
            && request.Authorization.Count == 0 && request.Cookie.Count == 0
            && context.Request.Method is "GET" or "HEAD";
        return (isOpen || endpoint?.Metadata.GetMetadata<HoldsNoSecret>() is not null)
            && request.Cookie.Count == 0
            // Such as a disclosure, which a header's secret opens.
            && !context.Response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal)
            && base.ShouldCompressResponse(context);
    }
}

/// <summary>Nothing that an endpoint answers is secret from those who can put words into it.</summary>
internal sealed class HoldsNoSecret;

/// <summary>Puts compression into a pipeline.</summary>
internal static class CompressionSetup
{
    public static void AddPublicCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(static options =>
        {
            // Which answers may be is decided above, by what they hold.
            options.EnableForHttps = true;
            options.MimeTypes =
                [.. ResponseCompressionDefaults.MimeTypes, "application/ld+json", "application/atom+xml"];
        });
        services.Replace(ServiceDescriptor.Singleton<IResponseCompressionProvider, PublicCompression>());
    }

    /// <summary>Says of an endpoint for accounts that its answers may be compressed.</summary>
    public static RouteHandlerBuilder WithoutSecrets(this RouteHandlerBuilder route) =>
        route.WithMetadata(new HoldsNoSecret());
}
