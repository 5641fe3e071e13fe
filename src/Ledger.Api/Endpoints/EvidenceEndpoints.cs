using Ledger.Api.Problems;
using Ledger.Domain;
using Ledger.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.Endpoints;

/// <summary>Evidence for everybody: bundles in their public form, and what they are verified by.</summary>
internal static class EvidenceEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/assets/{id}/evidence", MakeAsync).AllowAnonymous()
            .WithTags("Evidence").WithName("GetEvidence")
            .WithSummary("The evidence of an asset as a ledger-bundle@v1, to be verified offline.")
            .Produces(200, contentType: "application/zip").ProducesLedgerProblems(400, 404, 413);
        routes.MapGet("/v1/evidence/anchors", AnchorsAsync).AllowAnonymous()
            .WithTags("Evidence").WithName("GetTrustAnchors")
            .WithSummary("The registry's trust anchors as ledger-anchors@v2.")
            .Produces(200, contentType: "application/json");
    }

    private static async Task<IResult> MakeAsync(string id, IEvidenceMaker maker, CancellationToken cancellationToken)
    {
        if (!AssetId.TryParse(id, out var asset))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        try
        {
            return await maker.MakeAsync(asset, cancellationToken) is { } bundle
                ? Results.File(bundle, "application/zip", $"{id}.zip")
                : ProblemResults.Of(ProblemCatalogue.NotFound);
        }
        catch (EvidenceTooLargeException)
        {
            return ProblemResults.Of(ProblemCatalogue.Oversize);
        }
    }

    private static async Task<IResult> AnchorsAsync(IEvidenceMaker maker, CancellationToken cancellationToken) =>
        Results.Bytes(await maker.AnchorsAsync(cancellationToken), "application/json");
}
