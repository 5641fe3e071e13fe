using Ledger.Api.Contracts;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Grains.Contracts;
using Ledger.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endpoints;

/// <summary>
/// Where an asset comes from, and what comes from it, for its holders and the registry's staff: what was made of whose
/// data is a matter of business between them.
/// </summary>
internal static class ProvenanceEndpoints
{
    private const int DefaultPage = 50;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/assets/{id}/provenance", ListAsync)
        .WithTags("Register").WithName("ListProvenance")
        .WithSummary("The sources above an asset (direction=up), or what its end would touch below it (down).")
        .Produces<Page<ProvenanceEdge>>().ProducesLedgerProblems(400, 401, 404);

    private static async Task<IResult> ListAsync(
        string id, HttpContext context, RegisterQueries register, EntryStates states, IGrainFactory grains,
        IOptions<IdentityOptions> identity, string direction = "up", string? after = null, int limit = DefaultPage)
    {
        if (!Identifiers.IsId(id) || direction is not ("up" or "down") || limit is < 1 or > RegisterQueries.MaxPage
            || !TryAfter(after, out var last))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var caller = IdentitySetup.CallerOf(context, identity.Value);
        var view = await grains.GetGrain<IAssetGrain>(id).ReadAsync(context.RequestAborted);
        if (caller is null || view.State is null || !AssetStates.MaySee(caller, view.State))
        {
            return ProblemResults.Of(ProblemCatalogue.NotFound);
        }

        var (rows, next) = Pages.Read(
            limit, count => register.ListSources(id, direction == "down", last, count),
            static row => $"{row.Asset}-{Resources.Number(row.Number)}");
        var items = new List<ProvenanceEdge>(rows.Count);
        foreach (var row in rows)
        {
            items.Add(Of(
                row,
                await RegisterEndpoints.FindAsync(row.Asset, register, states, context.RequestAborted),
                await RegisterEndpoints.FindAsync(row.Source, register, states, context.RequestAborted),
                register.ListSources(row.Source, false, null, RegisterQueries.MaxPage)
                    .Any(above => above.Source == row.Asset)));
        }

        return Results.Json(new Page<ProvenanceEdge>(items, next));
    }

    private static ProvenanceEdge Of(SourceRow row, AssetResource asset, AssetResource source, bool circular) => new(
        asset, source, Resources.Number(row.Number), row.Relation, row.Basis, row.Part, Resources.Number(row.Entry),
        [.. Flags(source), .. circular ? ["circular"] : Array.Empty<string>()]);

    private static IEnumerable<string> Flags(AssetResource source)
    {
        if (source.Status != "registered")
        {
            yield return "source-" + source.Status;
            yield break;
        }

        var standing = source.Rights.Where(static right => right.Status == "in-force").ToArray();
        if (standing.Length == 0)
        {
            yield return "source-without-rights";
        }
        else if (standing.Any(static right => right.Frozen))
        {
            yield return "source-frozen";
        }
    }

    // The asset and number of the last link of the page before.
    private static bool TryAfter(string? text, out (string Asset, ulong Number)? last)
    {
        last = null;
        if (text is null)
        {
            return true;
        }

        var read = text.Split('-') is [var asset, var number] && Identifiers.IsId(asset)
            && Identifiers.TryNumber(number, out var n)
                ? (asset, n)
                : ((string, ulong)?)null;
        last = read;
        return read is not null;
    }
}
