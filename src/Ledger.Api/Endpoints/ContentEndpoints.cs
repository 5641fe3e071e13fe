using Ledger.Api.Access;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Cryptography;
using Ledger.Ports.Objects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Ledger.Api.Endpoints;

/// <summary>
/// Manifests and chunk lists under their digests, kept as they are for the evidence that rests on them. Whoever puts an
/// object may read it again, and so may the registry's staff; to everybody else it is not there. Documents have a door
/// of their own: <see cref="DocumentEndpoints"/>.
/// </summary>
internal static class ContentEndpoints
{
    /// <summary>Bytes of one object. Data sets never come here, only what describes them.</summary>
    public const long MaxBody = 64L * 1024 * 1024;

    private const string Route = "/v1/content/sha256/{digest}";
    private static readonly string[] s_staff = ["clerk", "reviewer", "approver", "auditor"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut(Route, PutAsync)
            .WithTags("Content").WithName("PutContent").WithMetadata(new RequestSizeLimit(MaxBody))
            .WithSummary("Put a manifest or a chunk list under its SHA-256. Write once; safe to send again.")
            .Accepts<Stream>("application/octet-stream").Produces(201).Produces(200)
            .ProducesLedgerProblems(400, 401, 403, 413, 422);
        routes.MapGet(Route, GetAsync)
            .WithTags("Content").WithName("GetContent")
            .WithSummary("Read an object that you put, or as the registry's staff.")
            .Produces(200, contentType: "application/octet-stream").ProducesLedgerProblems(400, 401, 404)
            .Recorded("content");
    }

    private static async Task<IResult> PutAsync(
        string digest, HttpContext context, ContentStore content, IObjectStore objects,
        IOptions<IdentityOptions> identity)
    {
        if (!Digest.TryParse(digest, out var sha256))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        if (IdentitySetup.CallerOf(context, identity.Value) is not { } caller || !Identifiers.IsId(caller.Party))
        {
            return ProblemResults.Of(ProblemCatalogue.Forbidden);
        }

        var aborted = context.RequestAborted;
        var known = await content.LengthAsync(sha256, aborted) is not null;

        // The bytes are checked even when the object is there: knowing a digest is not having the content.
        if (!await content.TryPutAsync(sha256, context.Request.Body, aborted))
        {
            return ProblemResults.Of(ProblemCatalogue.DigestMismatch);
        }

        using var nothing = new MemoryStream();
        await objects.CreateAsync(MarkOf(sha256, caller.Party), nothing, aborted);
        return Results.StatusCode(known ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    private static async Task<IResult> GetAsync(
        string digest, HttpContext context, ContentStore content, IObjectStore objects,
        IOptions<IdentityOptions> identity)
    {
        if (!Digest.TryParse(digest, out var sha256))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var caller = IdentitySetup.CallerOf(context, identity.Value);
        var mayRead = caller is not null && Identifiers.IsId(caller.Party)
            && (caller.Roles.Any(s_staff.Contains)
                || await objects.StatAsync(MarkOf(sha256, caller.Party), context.RequestAborted) is not null);
        var stream = mayRead ? await content.OpenAsync(sha256, context.RequestAborted) : null;
        return stream is null
            ? ProblemResults.Of(ProblemCatalogue.NotFound)
            : Results.Stream(stream, "application/octet-stream", entityTag: new EntityTagHeaderValue($"\"{sha256}\""));
    }

    private static string MarkOf(Digest sha256, string party) => $"content-of/{sha256}/{party}";
}
