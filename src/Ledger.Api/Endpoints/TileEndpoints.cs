using Ledger.Api.Problems;
using Ledger.Ports.Objects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.Endpoints;

/// <summary>
/// The log as C2SP tlog-tiles: checkpoints, tiles and entry bundles as they stand in the object store.
/// </summary>
internal static class TileEndpoints
{
    private const string Forever = "public, max-age=31536000, immutable";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/log/{**path}", ReadAsync).AllowAnonymous().WithTags("Log").WithName("GetTile")
            .WithSummary("Checkpoints, tiles and entry bundles by their C2SP tlog-tiles paths.")
            .Produces(200, contentType: "application/octet-stream").ProducesLedgerProblems(404);

    private static async Task<IResult> ReadAsync(string path, HttpContext context, IObjectStore objects)
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
        return Results.Stream(stream, isTile ? "application/octet-stream" : "text/plain; charset=utf-8");
    }
}
