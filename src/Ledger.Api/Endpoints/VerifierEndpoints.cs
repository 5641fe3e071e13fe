using Ledger.Api.Problems;
using Ledger.Cryptography;
using Ledger.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Ledger.Api.Endpoints;

/// <summary>
/// The second verifier for everybody: as the file that works without a network, and as a page that has this registry's
/// trust anchors in it. A bundle is read by the browser alone; nothing of it is sent.
/// </summary>
public static class VerifierEndpoints
{
    private const string Html = "text/html; charset=utf-8";
    private const string AnHour = "public, max-age=3600";

    // Anchors grow: on a development registry with every bundle.
    private const string AskAgain = "no-cache";

    /// <summary>Maps both.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/evidence/verifier", File).AllowAnonymous()
            .WithTags("Evidence").WithName("GetVerifier")
            .WithSummary("The second verifier: one HTML page that checks bundles in a browser, without a network.")
            .Produces(200, contentType: "text/html").ProducesLedgerProblems(503);
        routes.MapGet("/verify/file", PageAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult File(HttpContext http, VerifierOffer offer) =>
        offer.Page is { } page
            ? Answer(http, page, page.Bytes, AnHour)
            : ProblemResults.Of(ProblemCatalogue.VerifierMissing);

    private static async Task<IResult> PageAsync(HttpContext http, VerifierOffer offer, IEvidenceMaker maker) =>
        offer.Page is { } page
            ? Answer(http, page, page.With(await maker.AnchorsAsync(http.RequestAborted)), AskAgain)
            : ProblemResults.Of(ProblemCatalogue.VerifierMissing);

    private static IResult Answer(HttpContext http, VerifierPage page, ReadOnlyMemory<byte> bytes, string caching)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = page.Policy + "; frame-ancestors 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = caching;
        var tag = new EntityTagHeaderValue($"\"{DigestAlgorithm.Sha256.Hash(bytes.Span)}\"");
        return Results.Bytes(bytes, Html, entityTag: tag);
    }
}

/// <summary>The second verifier, if this server was built with it.</summary>
/// <param name="Page">The page; null without.</param>
public sealed record VerifierOffer(VerifierPage? Page);
