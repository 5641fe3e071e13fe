using Ledger.Api.Contracts;
using Ledger.Api.Problems;
using Ledger.Domain;
using Ledger.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.Endpoints;

/// <summary>
/// The public register: registrations of both regimes by code, name, holder, region and kind, for everybody.
/// </summary>
internal static class PublicRegisterEndpoints
{
    public const int DefaultPage = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/register").WithTags("Public register").AllowAnonymous();
        group.MapGet("/", List).WithName("SearchRegister")
            .WithSummary("Search registrations by code, name, holder, region, kind, status, regime; newest first.")
            .Produces<Page<RegistrationResource>>().ProducesLedgerProblems(400);
        group.MapGet("/{code}", Find).WithName("GetRegistration")
            .WithSummary("A registration by its certificate number or its code.")
            .Produces<RegistrationResource>().ProducesLedgerProblems(404);
    }

    private static IResult List(RegisterQueries register, [AsParameters] RegisterSearch search)
    {
        if (!search.TryRead(out var filter, out var before)
            || search.Limit is < 1 or > RegisterQueries.MaxPage)
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var limit = search.Limit ?? DefaultPage;
        var (rows, next) = Pages.Read(
            limit, count => register.ListRecords(filter, before, count), static row => Resources.Number(row.Entry));
        return Results.Json(new Page<RegistrationResource>([.. rows.Select(Of)], next));
    }

    private static IResult Find(string code, RegisterQueries register) =>
        code.Length <= 64 && register.FindRecords(code) is [var row, ..]
            ? Results.Json(Of(row))
            : ProblemResults.Of(ProblemCatalogue.NotFound);

    /// <summary>A registration as the public sees it.</summary>
    public static RegistrationResource Of(RecordRow row) => new(
        row.Regime, row.Code, row.Asset, row.Kind, row.Status, row.Since, row.Until, row.Shown is null,
        row.Shown?.Name, row.Shown?.Overview, row.Shown?.Restrictions, row.Shown?.Divisions ?? [],
        row.Shown is null ? [] : [.. row.Shown.Holders.Select(Of)], Resources.Number(row.Entry));

    /// <summary>A holder or applicant as the public sees it.</summary>
    public static PublicHolder Of(RecordHolderRow row) => new(
        row.Name is null, row.Name, row.Code, row.Right is not { } right ? null : new PublicRight(
            right.Kind, right.Since, right.Until, right.Exclusive, right.Limits, right.Status),
        row.Ended, row.Successor);
}

/// <summary>What somebody looks for in the public register; what is not given, or empty, is no filter.</summary>
internal sealed record RegisterSearch(
    string? Code = null, string? Name = null, string? Holder = null, string? Region = null, string? Kind = null,
    string? Status = null, string? Regime = null, string? After = null, int? Limit = null)
{
    private const int LongestText = 100;

    /// <summary>Reads the filter and the place to go on from.</summary>
    public bool TryRead(out RecordFilter filter, out ulong? before)
    {
        (before, filter) = (null, new RecordFilter());
        if ((After is not null && !Identifiers.TryNumber(After, out _)) || IsLong(Code) || IsLong(Name)
            || IsLong(Holder) || IsLong(Kind) || IsLong(Status) || IsLong(Regime))
        {
            return false;
        }

        if (Identifiers.TryNumber(After, out var index))
        {
            before = index;
        }

        DivisionCode? division = DivisionCode.TryParse(Region?.Trim(), out var code) ? code : null;
        filter = new RecordFilter(
            Given(Code), Given(Name), Given(Holder), division, Given(Kind), Given(Status), Given(Regime));
        return division is not null || Given(Region) is null;
    }

    private static bool IsLong(string? text) => text?.Length > LongestText;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
