using Ledger.Api.Contracts;
using Ledger.Api.Problems;
using Ledger.Cryptography;
using Ledger.Domain.Chains;
using Ledger.Grains.Contracts;
using Ledger.Ports.Mirror;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.Endpoints;

/// <summary>The chains that mirror the log, for everybody.</summary>
internal static class ChainEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/chains/{name}", ReadAsync).AllowAnonymous()
            .WithTags("Log").WithName("GetChain")
            .WithSummary("A chain: its instances, what was voided there, and what it does not hold because of that.")
            .Produces<ChainResource>().ProducesLedgerProblems(404);

    private static async Task<IResult> ReadAsync(
        string name, ChainStandings standings, IGrainFactory grains, IMirrorGaps gaps,
        CancellationToken cancellationToken)
    {
        if (await standings.FindAsync(name, cancellationToken) is not { } now)
        {
            return ProblemResults.Of(ProblemCatalogue.NotFound);
        }

        var view = await grains.GetGrain<IRegistryGrain>(IRegistryGrain.Key).ReadAsync(cancellationToken);
        var found = await gaps.FindAsync(name, cancellationToken);
        return Results.Json(new ChainResource(
            now,
            [.. Read(view).Instances.Where(known => known.Mirror.Name == name).Select(Of)],
            [.. found.Select(gap => new ChainGapResource(
                gap.Asset.ToString(), [.. gap.Keys.Select(key => Resources.Number(key))]))]));
    }

    private static RegistryState Read(AggregateView view) =>
        CanonicalJson.TryParse(view.State, out var json, out _)
            && RegistryAggregate.Instance.TryReadSnapshot(json, out var state, out _)
            ? state
            : throw new InvalidOperationException("The registry's state is a snapshot of a registry.");

    private static ChainInstanceResource Of(InstanceStanding known) => new(
        known.Mirror.Id, known.IsInUse, [.. known.Refused.Select(Of)], [.. known.Voided.Select(Of)]);

    private static LogRangeResource Of(LogRange range) =>
        new(Resources.Number(range.From), Resources.Number(range.To));
}
