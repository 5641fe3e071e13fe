using Ledger.Api.Problems;
using Ledger.Cryptography;
using Ledger.Evidence.Log;
using Ledger.Ports.Objects;
using Ledger.Ports.Witnesses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.Endpoints;

/// <summary>
/// The log as C2SP tlog-tiles: checkpoints, tiles and entry bundles as they stand in the object store.
/// </summary>
internal static class TileEndpoints
{
    private const string Text = "text/plain; charset=utf-8";
    private const string Forever = "public, max-age=31536000, immutable";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/log/{**path}", ReadAsync).AllowAnonymous().WithTags("Log").WithName("GetTile")
            .WithSummary("Checkpoints, tiles and entry bundles by their C2SP tlog-tiles paths.")
            .Produces(200, null, "application/octet-stream", "text/plain").ProducesLedgerProblems(404);

    private static async Task<IResult> ReadAsync(
        string path, HttpContext context, IObjectStore objects, IWitnesses witnesses)
    {
        var name = "log/" + path;
        var relative = path.StartsWith("sm3/", StringComparison.Ordinal) ? path["sm3/".Length..] : path;
        var isTile = relative.StartsWith("tile/", StringComparison.Ordinal);
        var isCheckpoint = relative == "checkpoint" || relative.StartsWith("checkpoints/", StringComparison.Ordinal);
        if ((!isTile && !isCheckpoint) || !ObjectName.IsValid(name)
            || await objects.OpenAsync(name, cancellationToken: context.RequestAborted) is not { } stream)
        {
            return ProblemResults.Of(ProblemCatalogue.NotFound);
        }

        context.Response.Headers.CacheControl = relative == "checkpoint" ? "no-cache" : Forever;
        if (relative == "checkpoint")
        {
            var tree = relative.Length < path.Length ? DigestAlgorithm.Sm3 : DigestAlgorithm.Sha256;
            var note = await WithCosignaturesAsync(stream, tree, witnesses, context.RequestAborted);
            return Results.Bytes(note, Text);
        }

        return Results.Stream(stream, isTile ? "application/octet-stream" : Text);
    }

    /// <summary>The newest checkpoint with the cosignatures that are here by now; kept ones stay as they are.</summary>
    private static async Task<byte[]> WithCosignaturesAsync(
        Stream stream, DigestAlgorithm tree, IWitnesses witnesses, CancellationToken cancellationToken)
    {
        await using (stream)
        {
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, cancellationToken);
            return SignedNote.TryRead(bytes.ToArray(), out var note, out _)
                && Checkpoint.TryParse(note.Text, out var head)
                ? note.With(await witnesses.CosignaturesAsync(tree, head.Size, cancellationToken)).ToBytes()
                : bytes.ToArray();
        }
    }
}
