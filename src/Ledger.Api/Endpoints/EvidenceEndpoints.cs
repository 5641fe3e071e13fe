using Ledger.Api.Access;
using Ledger.Api.Problems;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Ports;
using Ledger.Ports.Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.Endpoints;

/// <summary>Evidence for everybody: bundles in their public form, and what they are verified by.</summary>
internal static class EvidenceEndpoints
{
    private const int MaxProofs = 64;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/assets/{id}/evidence", MakeAsync).AllowAnonymous()
            .WithTags("Evidence").WithName("GetEvidence")
            .WithSummary("The evidence of an asset as a ledger-bundle@v1; proofs=1,2, scitt=1,2 and pages=true for "
                + "more, from=2026-01-01&to=2026-03-31 for every filing of a period, size=7 under the checkpoints of "
                + "that size, such as preserved ones.")
            .Produces(200, contentType: "application/zip").ProducesLedgerProblems(400, 404, 413, 503)
            .Recorded("evidence");
        routes.MapGet("/v1/evidence/anchors", AnchorsAsync).AllowAnonymous()
            .WithTags("Evidence").WithName("GetTrustAnchors")
            .WithSummary("The registry's trust anchors as ledger-anchors@v2.")
            .Produces(200, contentType: "application/json");
    }

    private static async Task<IResult> MakeAsync(
        string id, IEvidenceMaker maker, CancellationToken cancellationToken, string? proofs = null,
        bool pages = false, string? scitt = null, string? size = null, string? from = null, string? to = null)
    {
        var at = 0UL;
        if (!AssetId.TryParse(id, out var asset) || !TryIndexes(proofs, out var asked)
            || !TryIndexes(scitt, out var statements) || !TryPeriod(from, to, out var period)
            || (size is not null && !Identifiers.TryNumber(size, out at)))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        try
        {
            var wish = new EvidenceWish(asked, pages)
            {
                Statements = scitt is null ? null : statements,
                Size = size is null ? null : at,
                Filings = period,
            };
            return await maker.MakeAsync(asset, wish, cancellationToken) is { } bundle
                ? Results.File(bundle, "application/zip", $"{id}.zip")
                : ProblemResults.Of(ProblemCatalogue.NotFound);
        }
        catch (CertificateFontException)
        {
            return ProblemResults.Of(ProblemCatalogue.FontMissing);
        }
        catch (EvidenceTooLargeException)
        {
            return ProblemResults.Of(ProblemCatalogue.Oversize);
        }
    }

    private static bool TryIndexes(string? text, out HashSet<ulong> indexes)
    {
        indexes = [];
        if (text is null)
        {
            return true;
        }

        foreach (var part in text.Split(',', MaxProofs + 1))
        {
            if (indexes.Count == MaxProofs || !Identifiers.TryNumber(part, out var index))
            {
                return false;
            }

            indexes.Add(index);
        }

        return true;
    }

    // Both days or neither.
    private static bool TryPeriod(string? from, string? to, out FilingPeriod? period)
    {
        period = null;
        if (from is null && to is null)
        {
            return true;
        }

        if (CivilDate.TryParse(from, out var first) && CivilDate.TryParse(to, out var last) && first <= last)
        {
            period = new FilingPeriod(first, last);
        }

        return period is not null;
    }

    private static async Task<IResult> AnchorsAsync(IEvidenceMaker maker, CancellationToken cancellationToken) =>
        Results.Bytes(await maker.AnchorsAsync(cancellationToken), "application/json");
}
