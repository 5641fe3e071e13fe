using Ledger.Api.Contracts;
using Ledger.Api.Problems;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Calendars;
using Ledger.Evidence.Entries;
using Ledger.Ports;
using Ledger.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.Endpoints;

/// <summary>Who had which right on a day, by law and by log: told from the asset's entries themselves.</summary>
internal static class RightsEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/assets/{id}/rights", FindAsync)
        .AllowAnonymous().WithTags("Register").WithName("GetRights")
        .WithSummary("The rights over an asset on a day of law (on), as the log knew at an entry or a time (knownAt).")
        .Produces<RightsOnDay>().ProducesLedgerProblems(400, 404);

    private static async Task<IResult> FindAsync(
        string id, IJournal journal, RegisterQueries register, ILegalClock clock, CancellationToken cancellationToken,
        string? on = null, string? knownAt = null)
    {
        var day = CivilDate.At(clock.Now);
        if (!AssetId.TryParse(id, out var asset) || (on is not null && !CivilDate.TryParse(on, out day))
            || !TryKnownAt(knownAt, out var size, out var until))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        List<AssetEntry> entries = [];
        var history = new AssetHistory(journal, register);
        await foreach (var entry in history.ReadAsync(asset, size, until, cancellationToken))
        {
            entries.Add(entry);
        }

        return entries.Count == 0
            ? ProblemResults.Of(ProblemCatalogue.NotFound)
            : Results.Json(new RightsOnDay(
                id, CivilDate.Format(day), Resources.Number(entries[^1].Index),
                Resources.Time(entries[^1].RecordedTime),
                [.. RightsHistory.On(entries, day).Select(static held => Of(held.Right))]));
    }

    // An entry's index, which counts as known, or a time.
    private static bool TryKnownAt(string? text, out ulong? size, out DateTimeOffset? until)
    {
        (size, until) = (null, null);
        if (Identifiers.TryNumber(text, out var index))
        {
            size = index < ulong.MaxValue ? index + 1 : index;
        }
        else if (EntrySyntax.TryTime(text, out var time))
        {
            until = time;
        }

        return text is null || size is not null || until is not null;
    }

    private static RightResource Of(Right right) => new(
        Resources.Number(right.Ordinal), WireName.Of(right.Kind), right.HolderName.ToString(),
        CivilDate.Format(right.From), CivilDate.Format(right.Until), right.Terms.Digests.Sha256.ToString(), "in-force",
        right.Exclusive, right.Pledged, right.FrozenForAll);
}
