using Ledger.Api.Contracts;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Evidence.Entries;
using Ledger.Grains.Contracts;
using Ledger.Ports;
using Ledger.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endpoints;

/// <summary>What was written to the log of an asset, for its holders and the registry's staff.</summary>
internal static class AssetEntryEndpoints
{
    private const int DefaultPage = 50;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/assets/{id}/entries", ListAsync)
        .WithTags("Register").WithName("ListAssetEntries")
        .WithSummary("The public leaves of an asset's entries, newest first, and how far each has come.")
        .Produces<Page<LogEntryResource>>().ProducesLedgerProblems(400, 401, 404);

    // Paged by the version of the asset's stream, which every one of its entries moves by one.
    private static async Task<IResult> ListAsync(
        string id, HttpContext context, IGrainFactory grains, IJournal journal, EntryStates states,
        IOptions<IdentityOptions> identity, string? after = null, int limit = DefaultPage)
    {
        var below = ulong.MaxValue;
        if (!Identifiers.IsId(id) || (after is not null && !Identifiers.TryNumber(after, out below))
            || limit is < 1 or > RegisterQueries.MaxPage)
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var caller = IdentitySetup.CallerOf(context, identity.Value);
        var view = await grains.GetGrain<IAssetGrain>(id).ReadAsync(context.RequestAborted);
        if (caller is null || view.State is null || !AssetStates.MaySee(caller, view.State))
        {
            return ProblemResults.Of(ProblemCatalogue.NotFound);
        }

        var last = below > view.Version ? view.Version : below == 0 ? 0 : below - 1;
        var before = last > (ulong)limit ? last - (ulong)limit : 0;
        var entries = new List<LogEntryResource>();
        await foreach (var entry in journal.ReadStreamAsync($"asset/{id}", before, context.RequestAborted))
        {
            if (VersionOf(entry, $"asset/{id}") > last)
            {
                break;
            }

            entries.Insert(0, LogEndpoints.Of(
                new JournalLeaf(entry.Index, entry.Leaf, entry.LeafSha256, entry.LeafSm3),
                await states.OfAsync(entry.Index, context.RequestAborted)));
        }

        return Results.Json(new Page<LogEntryResource>(entries, before > 0 ? Resources.Number(before + 1) : null));
    }

    private static ulong VersionOf(JournalEntry entry, string stream) =>
        EntryLeaf.TryRead(entry.Leaf.Span, out var leaf, out var error)
            ? leaf.Writes.Single(write => write.Stream.ToString() == stream).Version
            : throw new JournalCorruptException($"Entry {entry.Index} has no readable leaf: {error}");
}
