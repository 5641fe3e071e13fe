using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Portal.Charts;
using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Portal.Assets;

/// <summary>What an asset's page draws, as tables to save: the names are the API's own, in either language.</summary>
internal static class AssetExports
{
    private static readonly string[] s_rights =
    [
        "number", "kind", "holder", "from", "until", "status", "exclusive", "pledged", "frozen", "limits",
        "terms-sha256",
    ];

    private static readonly string[] s_provenance =
        ["source", "source-name", "relation", "part", "asset", "asset-name", "basis", "entry", "flags"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        UserAnswers.Map(routes, "/assets/{id}/rights.csv", RightsAsync);
        UserAnswers.Map(routes, "/assets/{id}/provenance.csv", ProvenanceAsync);
    }

    private static Task<IResult> RightsAsync(string id, HttpContext http, UserAnswers answers) =>
        AnswerAsync(id, http, answers, static async (client, asset) =>
            await AssetView.FindAsync(client, asset) is { } view
                ? Csv.Answer($"rights-{asset}.csv", s_rights, view.Rights.Select(Of))
                : Results.NotFound());

    private static Task<IResult> ProvenanceAsync(string id, HttpContext http, UserAnswers answers) =>
        AnswerAsync(id, http, answers, static async (client, asset) =>
            Csv.Answer(
                $"provenance-{asset}.csv", s_provenance,
                (await ProvenanceQuery.ReadAsync(client, asset)).Edges.Select(Of)));

    private static async Task<IResult> AnswerAsync(
        string id, HttpContext http, UserAnswers answers, Func<LedgerClient, AssetId, Task<IResult>> answer) =>
        AssetId.TryParse(id, out var asset)
            ? await answers.GiveAsync(http, client => answer(client, asset))
            : Results.NotFound();

    private static IEnumerable<string?> Of(RightLine right) =>
    [
        right.Number, right.Kind, right.Holder, CivilDate.Format(right.From),
        right.Until == DateOnly.MaxValue ? null : CivilDate.Format(right.Until), right.Status, Flag(right.Exclusive),
        Flag(right.Pledged), Flag(right.Frozen), right.Limits, right.Terms,
    ];

    private static IEnumerable<string?> Of(ProvenanceEdge edge) =>
    [
        edge.Source.Id, edge.Source.Name, edge.Relation, edge.Part, edge.Asset.Id, edge.Asset.Name, edge.Basis,
        edge.Index, string.Join(' ', edge.Flags),
    ];

    private static string Flag(bool value) => value ? "yes" : "no";
}
