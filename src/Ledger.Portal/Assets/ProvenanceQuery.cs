using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Sdk;

namespace Ledger.Portal.Assets;

/// <summary>What of an asset's provenance is looked at: only assets with a right in force on a day.</summary>
/// <param name="Right">Which right; null for any.</param>
/// <param name="On">On which day; null for any.</param>
public sealed record ProvenanceQuery(string? Right, DateOnly? On)
{
    private const int MaxPages = 5;
    private const int PageSize = 200;

    /// <summary>Whether an asset is shown: it has such a right on such a day, or nothing was asked for.</summary>
    public bool Shows(AssetResource asset) => (Right is null && On is null) || asset.Rights.Any(right =>
        (Right is null || right.Kind == Right) && (On is not { } day
            ? right.Status == "in-force"
            : CivilDate.TryParse(right.From, out var from) && from <= day
                && (right.Until is null || (CivilDate.TryParse(right.Until, out var until) && until >= day))));

    /// <summary>All links up and down, near and far; and whether there are more than were asked for.</summary>
    internal static async Task<(IReadOnlyList<ProvenanceEdge> Edges, bool IsCut)> ReadAsync(
        LedgerClient client, AssetId id)
    {
        var (up, upCut) = await ReadAsync(client, id, down: false);
        var (down, downCut) = await ReadAsync(client, id, down: true);
        return ([.. up.Concat(down).DistinctBy(static edge => (edge.Asset.Id, edge.Number))], upCut || downCut);
    }

    private static async Task<(List<ProvenanceEdge> Edges, bool IsCut)> ReadAsync(
        LedgerClient client, AssetId id, bool down)
    {
        List<ProvenanceEdge> edges = [];
        string? after = null;
        for (var i = 0; i < MaxPages; i++)
        {
            var page = await client.ListProvenanceAsync(id, down, after, PageSize);
            edges.AddRange(page.Items);
            after = page.Next;
            if (after is null)
            {
                break;
            }
        }

        return (edges, after is not null);
    }
}
