using Ledger.Api.Contracts;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Grains.Contracts;
using Ledger.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endpoints;

/// <summary>
/// Files a case's notice and evidence with the national system, for the clerk who then records the receipt: under the
/// guide its articles 24 and 26, for public data articles 12 and 13 of the interim measures, whose code is the number.
/// </summary>
internal static class NationalEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/cases/{id}/national/notice", (string id, NationalContext national, HttpContext context) =>
                FileAsync(NationalAct.Notice, id, national, context))
            .WithTags("National system").WithName("FileNationalNotice")
            .WithSummary("Publish the case's notice on the national system; safe to repeat.")
            .Produces<NationalReceiptResource>().ProducesLedgerProblems(400, 401, 403, 404, 409);
        routes.MapPost("/v1/cases/{id}/national/evidence", (string id, NationalContext national, HttpContext context) =>
                FileAsync(NationalAct.Evidence, id, national, context))
            .WithTags("National system").WithName("FileNationalEvidence")
            .WithSummary("Take the registration in evidence on the national system; safe to repeat.")
            .Produces<NationalReceiptResource>().ProducesLedgerProblems(400, 401, 403, 404, 409);
    }

    private static async Task<IResult> FileAsync(
        NationalAct act, string id, NationalContext national, HttpContext context)
    {
        if (!Identifiers.IsId(id))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        if (!await national.StandIns.HasAsync(
            IdentitySetup.CallerOf(context, national.Identity.Value), Role.Clerk, context.RequestAborted))
        {
            return ProblemResults.Of(ProblemCatalogue.Forbidden);
        }

        var view = await national.Grains.GetGrain<ICaseGrain>(id).ReadAsync(context.RequestAborted);
        if (view.State is null || !Applicants.IsFiled(view.State))
        {
            return ProblemResults.Of(ProblemCatalogue.NotFound);
        }

        // The application is what is filed; it does not change between notice and evidence, the case's state does.
        var content = DigestAlgorithm.Sha256.Hash(Applicants.ApplicationOf(view.State)).ToString();
        var filing = new NationalFiling(id, content, national.Clock.Now);
        try
        {
            var receipt = act is NationalAct.Notice
                ? await national.System.PublishNoticeAsync(filing, context.RequestAborted)
                : await national.System.RecordEvidenceAsync(filing, context.RequestAborted);
            return Results.Json(new NationalReceiptResource(
                receipt.Number, receipt.ContentSha256, Resources.Time(receipt.LegalTime),
                national.System.IsDevelopment));
        }
        catch (NationalRecordDiffersException)
        {
            return ProblemResults.Of(ProblemCatalogue.NationalRecordDiffers);
        }
    }
}

/// <summary>What filing with the national system needs.</summary>
internal sealed record NationalContext(
    IGrainFactory Grains, INationalSystem System, ILegalClock Clock, StandIns StandIns,
    IOptions<IdentityOptions> Identity);
