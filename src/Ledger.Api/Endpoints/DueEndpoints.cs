using Ledger.Api.Access;
using Ledger.Api.Contracts;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Ports;
using Ledger.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endpoints;

/// <summary>The registry's one list of what is due, for its staff.</summary>
internal static class DueEndpoints
{
    private const int DefaultPage = 50;
    private const int MaxPage = 500;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/due", List).WithTags("Due").WithName("ListDue")
            .WithSummary("What is due, late, ahead, suspended or not yet determinable on today's legal date.")
            .Produces<Page<DueResource>>().ProducesLedgerProblems(400, 401, 403).Recorded("due");

    private static IResult List(
        HttpContext context, IDueStore store, RegisterQueries register, ILegalClock clock,
        IOptions<IdentityOptions> identity,
        string? standing = null, string? kind = null, string? stream = null, string? before = null,
        string? after = null, int limit = DefaultPage)
    {
        if (IdentitySetup.CallerOf(context, identity.Value)?.Roles.Any(Staff.Roles.Contains) is not true)
        {
            return ProblemResults.Of(ProblemCatalogue.Forbidden);
        }

        if (!Maybe<DueStanding>(standing, WireName.TryParse, out var wantedStanding)
            || !Maybe<DueKind>(kind, WireName.TryParse, out var wantedKind)
            || !Maybe<DateOnly>(before, CivilDate.TryParse, out var wantedBefore)
            || !Maybe<StreamName>(stream, StreamName.TryParse, out var wantedStream)
            || after?.Length > 200 || limit is < 1 or > MaxPage)
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var today = CivilDate.At(clock.Now);
        var filter = new DueFilter(wantedStanding, wantedKind, wantedStream?.ToString(), wantedBefore);
        var (rows, next) = Pages.Read(
            limit, count => store.List(filter, today, after, count), static row => row.Key);
        var names = register.NamesOfCases(rows.Select(static row => CaseOf(row.Stream)).OfType<string>());
        return Results.Json(new Page<DueResource>([.. rows.Select(row => Of(row, today, names))], next));
    }

    private static string? CaseOf(string stream) =>
        stream.StartsWith("case/", StringComparison.Ordinal) ? stream["case/".Length..] : null;

    private static DueResource Of(DueRow row, DateOnly today, IReadOnlyDictionary<string, string> names) => new(
        row.Stream, WireName.Of(row.Due.Kind), row.Due.Item,
        row.Due.By.TryGet(out var day) ? CivilDate.Format(day) : null, WireName.Of(row.Due.On(today)),
        row.Due.Clause.Document, row.Due.Clause.Article,
        row.Due.TimerFrom is { } from ? CivilDate.Format(from) : null,
        CaseOf(row.Stream) is { } id ? names.GetValueOrDefault(id) : null);

    private delegate bool Reader<T>(string? text, out T value);

    // A parameter that is not given is no filter; one that cannot be read is a mistake.
    private static bool Maybe<T>(string? text, Reader<T> read, out T? value)
        where T : struct
    {
        var found = read(text, out var wanted);
        value = found ? wanted : null;
        return found || text is null;
    }
}
