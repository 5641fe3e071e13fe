using Ledger.Api.Access;
using Ledger.Api.Contracts;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Registration;
using Ledger.Grains.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.Endpoints;

/// <summary>
/// What was handed in for a case, by kind, title and digests, for its applicants, the registry's staff and whose
/// inquiry was granted (数据产权登记工作指引（试行） article 30). The documents themselves are read one by one.
/// </summary>
internal static class MaterialEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/cases/{id}/materials", ListAsync)
            .WithTags("Content").WithName("ListMaterials")
            .WithSummary("The materials of a case's application, for its applicants, staff and granted inquiries.")
            .Produces<IReadOnlyList<MaterialResource>>().ProducesLedgerProblems(400, 401, 404).Recorded("materials");

    private static async Task<IResult> ListAsync(string id, HttpContext context, DocumentContext documents)
    {
        if (!CaseId.TryParse(id, out var caseId))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var caller = IdentitySetup.CallerOf(context, documents.Identity.Value);
        var view = await documents.Grains.GetGrain<ICaseGrain>(id).ReadAsync(context.RequestAborted);
        if (caller is null || view.State is null || !PartyId.TryParse(caller.Party, out var reader))
        {
            return ProblemResults.Of(ProblemCatalogue.NotFound);
        }

        var known = Applicants.Read(view.State);
        if (!known.IsApplicant(reader))
        {
            AccessTrail.MarkOfAnother(context);
        }

        return caller.Roles.Any(Staff.Roles.Contains) || known.IsApplicant(reader)
            || known.Applicants.Any(of => known.IsOpened(reader, of, CivilDate.At(documents.Clock.Now)))
                ? Results.Json(MaterialsOf(known).Select(material => Of(material, known)))
                : ProblemResults.Of(ProblemCatalogue.NotFound);
    }

    /// <summary>What was handed in with the application as it stands.</summary>
    public static ValueList<Material> MaterialsOf(CaseState known) =>
        known.Application?.Materials ?? known.Later?.Materials ?? known.Public?.Application?.Materials ?? [];

    // Documents lie with the party that filed.
    private static MaterialResource Of(Material material, CaseState known) => new(
        WireName.Of(material.Kind), material.Title, material.Content.Sha256.ToString(),
        material.Content.Sm3.ToString(), (known.FiledBy ?? known.Applicants[0]).ToString());
}
