using Ledger.Api.Access;
using Ledger.Api.Catalogue;
using Ledger.Api.Contracts;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Domain;
using Ledger.Domain.Catalogue.Openness;
using Ledger.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endpoints;

/// <summary>
/// The resource catalogue: what is public without signing in, what is not to those who are signed in, the rest to
/// providers and the registry's staff.
/// </summary>
internal static class CatalogueEndpoints
{
    private const int DefaultPage = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/catalogue").WithTags("Catalogue").AllowAnonymous();
        group.MapGet("", List).WithName("ListCatalogue")
            .WithSummary("List items of the catalogue, newest first; filter by name, division, opening …")
            .Produces<Page<CatalogueItemResource>>().ProducesLedgerProblems(400);
        group.MapGet("/{id}", Find).WithName("GetCatalogueItem").WithSummary("One item of the catalogue.")
            .Produces<CatalogueItemResource>().ProducesLedgerProblems(400, 404);
        routes.MapGet("/v1/catalogue/{id}/requests", ListRequests).WithTags("Catalogue").WithName("ListAccessRequests")
            .WithSummary("Requests for access to an open item: all to its provider and staff, to others their own.")
            .Produces<Page<AccessRequestResource>>().ProducesLedgerProblems(400, 401, 404).Recorded("access-requests");
        group.MapGet("/dcat", ExportAsync).WithName("ExportCatalogue")
            .WithSummary("What of the catalogue is public, as DCAT 3 in JSON-LD, page by page.")
            .Produces(200, contentType: Dcat.MediaType).ProducesLedgerProblems(400);
    }

    private static IResult List(
        HttpContext context, RegisterQueries register, IOptions<IdentityOptions> identity,
        [AsParameters] CatalogueParameters asked, string? after = null, int limit = DefaultPage)
    {
        if (!asked.TryRead(out var filter) || !TryPage(after, limit, out var before))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var (rows, next) = Read(register, filter, ReaderOf(context, identity.Value), before, limit);
        return Results.Json(new Page<CatalogueItemResource>([.. rows.Select(CatalogueResources.Of)], next));
    }

    private static IResult Find(
        string id, HttpContext context, RegisterQueries register, IOptions<IdentityOptions> identity) =>
        !Identifiers.IsId(id) ? ProblemResults.Of(ProblemCatalogue.MalformedParameter)
        : register.FindItem(id, ReaderOf(context, identity.Value)) is { } row
        ? Results.Json(CatalogueResources.Of(row))
        : ProblemResults.Of(ProblemCatalogue.NotFound);

    private static IResult ListRequests(
        string id, HttpContext context, RegisterQueries register, IOptions<IdentityOptions> identity)
    {
        var reader = ReaderOf(context, identity.Value);
        return !Identifiers.IsId(id) ? ProblemResults.Of(ProblemCatalogue.MalformedParameter)
            : register.FindItem(id, reader) is { } row
            ? Results.Json(new Page<AccessRequestResource>([.. CatalogueResources.RequestsOf(row.State, reader)], null))
            : ProblemResults.Of(ProblemCatalogue.NotFound);
    }

    private static async Task<IResult> ExportAsync(
        HttpContext context, RegisterQueries register, CertificateFinder names,
        [AsParameters] CatalogueParameters asked, string? after = null, int limit = RegisterQueries.MaxPage)
    {
        if (!asked.TryRead(out var filter) || !TryPage(after, limit, out var before))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var request = context.Request;
        var address = new Uri($"{request.Scheme}://{request.Host}{request.PathBase}/v1/catalogue");
        var (rows, next) = Read(register, filter, CatalogueReader.Everybody, before, limit);
        var authority = await names.AuthorityAsync(context.RequestAborted);
        var document = new Dcat(address, authority).Of(rows, request.QueryString.Value, next);
        return Results.Text(document, Dcat.MediaType, System.Text.Encoding.UTF8);
    }

    /// <summary>The place of the page before, and how many are asked for.</summary>
    internal static bool TryPage(string? after, int limit, out ulong? before)
    {
        before = null;
        if (after is not null)
        {
            if (!Identifiers.TryNumber(after, out var index))
            {
                return false;
            }

            before = index;
        }

        return limit is >= 1 and <= RegisterQueries.MaxPage;
    }

    internal static CatalogueReader ReaderOf(HttpContext context, IdentityOptions identity) =>
        IdentitySetup.CallerOf(context, identity) is { } caller
            ? new CatalogueReader(caller.Party, caller.Roles.Any(Staff.Roles.Contains))
            : CatalogueReader.Everybody;

    private static (IReadOnlyList<CatalogueRow> Rows, string? Next) Read(
        RegisterQueries register, CatalogueFilter filter, CatalogueReader reader, ulong? before, int limit) =>
        Pages.Read(
            limit, count => register.ListItems(filter, reader, before, count),
            static row => Resources.Number(row.Entry));
}

/// <summary>What a list of the catalogue may be filtered by.</summary>
/// <param name="Name">Text that the name contains.</param>
/// <param name="Category"><c>public</c>, <c>enterprise</c> or <c>other-non-public</c>.</param>
/// <param name="Tier"><c>province</c>, <c>prefecture</c> or <c>county</c>.</param>
/// <param name="Division">A division with all that lies in it.</param>
/// <param name="Sharing"><c>unconditional</c>, <c>conditional</c> or <c>withheld</c>.</param>
/// <param name="Status">Status.</param>
/// <param name="Provider">The party id of a provider.</param>
/// <param name="Opening"><c>open</c> for the openness catalogue, <c>closed</c> or <c>proposed</c>.</param>
/// <param name="Mode">How it is open: <c>unconditional</c>, <c>directed</c> or <c>authorised</c>.</param>
/// <param name="Bar"><c>barred</c> for the negative list, <c>free</c> or <c>proposed</c>.</param>
internal sealed record CatalogueParameters(
    string? Name, string? Category, string? Tier, string? Division, string? Sharing, string? Status, string? Provider,
    string? Opening, string? Mode, string? Bar)
{
    /// <summary>The filter; false where a parameter is none of what it may be.</summary>
    public bool TryRead(out CatalogueFilter filter)
    {
        var inDivision = DivisionCode.TryParse(Division, out var division);
        filter = new CatalogueFilter(
            Name, Category, Tier, inDivision ? division : null, Sharing, Status, Provider, Opening, Mode, Bar);
        return Name is null or { Length: >= 1 and <= 100 } && inDivision == Division is not null
            && Is<Domain.Catalogue.CatalogueCategory>(Category) && Is<DivisionLevel>(Tier)
            && Is<Domain.Catalogue.SharingMode>(Sharing) && Is<Domain.Catalogue.CatalogueStatus>(Status)
            && Is<OpeningStatus>(Opening) && Is<OpeningMode>(Mode) && Is<BarStatus>(Bar)
            && (Provider is null || Identifiers.IsId(Provider));
    }

    private static bool Is<T>(string? text)
        where T : struct, Enum => text is null || WireName.TryParse<T>(text, out _);
}
