using Ledger.Api.Catalogue;
using Ledger.Api.Contracts;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Domain;
using Ledger.Domain.Catalogue.Demands;
using Ledger.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endpoints;

/// <summary>
/// The lists of demands, of what is owed to whom, and of censuses with their maps: demands that are listed are
/// everybody's to see, who demands them is not.
/// </summary>
internal static class DemandEndpoints
{
    private const int DefaultPage = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1").WithTags("Catalogue").AllowAnonymous();
        group.MapGet("/demands", List).WithName("ListDemands")
            .WithSummary("The list of demands, newest first; filter by side, division, status and item.")
            .Produces<Page<DemandResource>>().ProducesLedgerProblems(400);
        group.MapGet("/demands/{id}", Find).WithName("GetDemand").WithSummary("One demand.")
            .Produces<DemandResource>().ProducesLedgerProblems(400, 404);
        group.MapGet("/censuses", ListCensuses).WithName("ListCensuses")
            .WithSummary("Censuses of resources, newest first, each closed one with the map of resources that it drew.")
            .Produces<Page<CensusResource>>().ProducesLedgerProblems(400);
        routes.MapGet("/v1/responsibilities", ListDuties).WithTags("Catalogue").WithName("ListResponsibilities")
            .WithSummary("Who owes which public data to whom, for those who are signed in.")
            .Produces<Page<ResponsibilityResource>>().ProducesLedgerProblems(400, 401);
    }

    private static IResult List(
        HttpContext context, RegisterQueries register, IOptions<IdentityOptions> identity, string? side = null,
        string? division = null, string? status = null, string? item = null, string? after = null,
        int limit = DefaultPage)
    {
        var inDivision = DivisionCode.TryParse(division, out var code);
        if (!CatalogueEndpoints.TryPage(after, limit, out var before) || inDivision != division is not null
            || (side is not null && !WireName.TryParse<DemandSide>(side, out _))
            || (status is not null && !WireName.TryParse<DemandStatus>(status, out _))
            || (item is not null && !Identifiers.IsId(item)))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var reader = CatalogueEndpoints.ReaderOf(context, identity.Value);
        var filter = new DemandFilter(side, inDivision ? code : null, status, item);
        var (rows, next) = Pages.Read(
            limit, count => register.ListDemands(filter, reader, before, count),
            static row => Resources.Number(row.Entry));
        return Results.Json(
            new Page<DemandResource>([.. rows.Select(row => CatalogueResources.Of(row, reader))], next));
    }

    private static IResult Find(
        string id, HttpContext context, RegisterQueries register, IOptions<IdentityOptions> identity)
    {
        var reader = CatalogueEndpoints.ReaderOf(context, identity.Value);
        return !Identifiers.IsId(id) ? ProblemResults.Of(ProblemCatalogue.MalformedParameter)
            : register.FindDemand(id, reader) is { } row ? Results.Json(CatalogueResources.Of(row, reader))
            : ProblemResults.Of(ProblemCatalogue.NotFound);
    }

    private static IResult ListDuties(
        RegisterQueries register, string? provider = null, string? after = null, int limit = DefaultPage)
    {
        if ((provider is not null && !Identifiers.IsId(provider)) || !TryDuty(after, out var last)
            || limit is < 1 or > RegisterQueries.MaxPage)
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var (rows, next) = Pages.Read(
            limit, count => register.ListDuties(provider, last, count),
            static row => $"{row.Item}-{Resources.Number((ulong)row.Number)}");
        return Results.Json(new Page<ResponsibilityResource>([.. rows.Select(CatalogueResources.Of)], next));
    }

    private static IResult ListCensuses(RegisterQueries register, string? after = null, int limit = DefaultPage)
    {
        if (!CatalogueEndpoints.TryPage(after, limit, out var before))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var (rows, next) = Pages.Read(
            limit, count => register.ListCensuses(before, count), static row => Resources.Number(row.Entry));
        return Results.Json(new Page<CensusResource>([.. rows.Select(CatalogueResources.Of)], next));
    }

    // The item and number of the last duty of the page before.
    private static bool TryDuty(string? text, out (string Item, int Number)? last)
    {
        last = text?.Split('-') is [var item, var number] && Identifiers.IsId(item)
            && Identifiers.TryNumber(number, out var n) && n <= int.MaxValue
                ? (item, (int)n)
                : null;
        return text is null || last is not null;
    }
}
