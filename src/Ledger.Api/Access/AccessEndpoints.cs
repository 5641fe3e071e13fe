using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.Api.Endpoints;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Ports.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Access;

/// <summary>Who read what and who signed in, for auditors; and where a client tells of its users' sessions.</summary>
internal static class AccessEndpoints
{
    private const int DefaultPage = 50;
    private const int MaxPage = 1000;
    private const int LongestText = 255;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/access", ListAsync)
            .WithTags("Operations").WithName("ListAccess")
            .WithSummary("Who read what is not public and who signed in, newest first; for auditors.")
            .Produces<Page<AccessRecordResource>>().ProducesLedgerProblems(400, 401, 403);
        routes.MapPost("/v1/sessions", TellAsync)
            .WithTags("Identity").WithName("TellSession")
            .WithSummary("Record that the caller signed in or out at a client.")
            .WithMetadata(MandateElsewhere.Instance)
            .Produces(204).ProducesLedgerProblems(400, 401, 403);
    }

    private static async Task<IResult> TellAsync(
        SessionEvent told, HttpContext context, IAccessJournal journal, IOptions<IdentityOptions> identity)
    {
        if (!WireName.TryParse<AccessKind>(told.Event, out var kind)
            || kind is not (AccessKind.SignedIn or AccessKind.SignedOut))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        if (IdentitySetup.CallerOf(context, identity.Value) is not { } caller)
        {
            return ProblemResults.Of(ProblemCatalogue.Forbidden);
        }

        await journal.AppendAsync(
            new AccessAct(kind, caller.Account, caller.Party, null, null), context.RequestAborted);
        return Results.NoContent();
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, IAccessJournal journal, IOptions<IdentityOptions> identity,
        [AsParameters] AccessSearch search)
    {
        if (IdentitySetup.CallerOf(context, identity.Value)?.Roles.Contains("auditor") is not true)
        {
            return ProblemResults.Of(ProblemCatalogue.Forbidden);
        }

        var limit = search.Limit ?? DefaultPage;
        if (!search.TryRead(out var filter, out var before) || limit is < 1 or > MaxPage)
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var (rows, next) = Pages.Cut(
            limit, await journal.ListAsync(filter, before, limit + 1, context.RequestAborted),
            static row => row.Number.ToString(CultureInfo.InvariantCulture));
        return Results.Json(new Page<AccessRecordResource>([.. rows.Select(Of)], next));
    }

    private static AccessRecordResource Of(AccessRecord row) => new(
        row.Number.ToString(CultureInfo.InvariantCulture), Resources.Time(row.Time), WireName.Of(row.Act.Kind),
        row.Act.Account, row.Act.Party, row.Act.Record, row.Act.Of);

    /// <summary>What an auditor looks for; what is not given, or empty, is no filter. Days are Chinese ones.</summary>
    internal sealed record AccessSearch(
        string? Kind = null, string? Account = null, string? Record = null, string? From = null, string? To = null,
        string? After = null, int? Limit = null)
    {
        /// <summary>Reads the filter and the place to go on from.</summary>
        public bool TryRead(out AccessFilter filter, out long? before)
        {
            (filter, before) = (new AccessFilter(), null);
            if (IsWrong(Kind, static text => WireName.TryParse<AccessKind>(text, out _))
                || IsWrong(From, static text => CivilDate.TryParse(text, out _))
                || IsWrong(To, static text => CivilDate.TryParse(text, out _))
                || IsWrong(After, static text => Identifiers.TryNumber(text, out _))
                || Account?.Length > LongestText || Record?.Length > LongestText)
            {
                return false;
            }

            before = Identifiers.TryNumber(After, out var number) ? (long)Math.Min(number, long.MaxValue) : null;
            filter = new AccessFilter(
                WireName.TryParse<AccessKind>(Kind, out var kind) ? kind : null, Given(Account), Given(Record),
                CivilDate.TryParse(From, out var from) && from > DateOnly.MinValue ? Morning(from) : null,
                CivilDate.TryParse(To, out var to) && to < DateOnly.MaxValue ? Morning(to.AddDays(1)) : null);
            return true;
        }

        private static bool IsWrong(string? text, Func<string, bool> isRight) =>
            Given(text) is { } given && !isRight(given);

        private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

        private static DateTimeOffset Morning(DateOnly day) => new(day, TimeOnly.MinValue, CivilDate.ChinaOffset);
    }
}
