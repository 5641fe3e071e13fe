using Ledger.Api.Access;
using Ledger.Api.Contracts;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Grains.Contracts;
using Ledger.Ports;
using Ledger.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endpoints;

/// <summary>Cases in lists, and what each wrote to the log, for its applicants and the registry's staff.</summary>
internal static class CaseEndpoints
{
    private const int DefaultPage = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/cases/{id}/entries", ListAsync)
            .WithTags("Commands").WithName("ListCaseEntries")
            .WithSummary("The public leaves of a case's entries, oldest first, and how far each has come.")
            .Produces<IReadOnlyList<LogEntryResource>>().ProducesLedgerProblems(400, 401, 404);
        routes.MapGet("/v1/cases/{id}/summary", Find)
            .WithTags("Commands").WithName("GetCaseSummary")
            .WithSummary("A case's name, standing and applicants, for these and staff; a moment behind the log.")
            .Produces<CaseSummary>().ProducesLedgerProblems(400, 401, 404).Recorded("case-summary");
        routes.MapGet("/v1/cases", List)
            .WithTags("Commands").WithName("ListCases")
            .WithSummary("All cases for staff, for others their own; newest first, a moment behind the log.")
            .Produces<Page<CaseSummary>>().ProducesLedgerProblems(400, 401, 403).Recorded("cases");
    }

    private static IResult Find(
        string id, HttpContext context, RegisterQueries register, IOptions<IdentityOptions> identity)
    {
        if (!Identifiers.IsId(id))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        return IdentitySetup.CallerOf(context, identity.Value) is { } caller && register.FindFiledCase(id) is { } found
            && (caller.Roles.Any(Staff.Roles.Contains)
                || found.Applicants.Any(applicant => applicant.Party == caller.Party))
                ? Results.Json(Of(found))
                : ProblemResults.Of(ProblemCatalogue.NotFound);
    }

    private static IResult List(
        HttpContext context, RegisterQueries register, IOptions<IdentityOptions> identity,
        string? status = null, string? after = null, int limit = DefaultPage)
    {
        if (IdentitySetup.CallerOf(context, identity.Value) is not { } caller)
        {
            return ProblemResults.Of(ProblemCatalogue.Forbidden);
        }

        ulong before = 0;
        if ((after is not null && !Identifiers.TryNumber(after, out before)) || status?.Length > 32
            || limit is < 1 or > RegisterQueries.MaxPage)
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var applicant = caller.Roles.Any(Staff.Roles.Contains) ? null : caller.Party;
        ulong? below = after is null ? null : before;
        var (rows, next) = Pages.Read(
            limit, count => register.ListFiledCases(status, applicant, below, count),
            static row => Resources.Number(row.Entry));
        return Results.Json(new Page<CaseSummary>([.. rows.Select(Of)], next));
    }

    private static CaseSummary Of(FiledCase row) => new(
        row.Id, row.Asset, row.Status, row.Name, row.Regime, row.Type, Resources.Number(row.Entry),
        [.. row.Applicants.Select(static party => new CaseParty(party.Party, party.Name, party.Code))]);

    private static async Task<IResult> ListAsync(
        string id, HttpContext context, IGrainFactory grains, IJournal journal, EntryStates states,
        IOptions<IdentityOptions> identity)
    {
        if (!Identifiers.IsId(id))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var caller = IdentitySetup.CallerOf(context, identity.Value);
        var view = await grains.GetGrain<ICaseGrain>(id).ReadAsync(context.RequestAborted);
        if (caller is null || view.State is null
            || !(caller.Roles.Any(Staff.Roles.Contains) || Applicants.Of(view.State).Contains(caller.Party)))
        {
            return ProblemResults.Of(ProblemCatalogue.NotFound);
        }

        var entries = new List<LogEntryResource>();
        await foreach (var entry in journal.ReadStreamAsync($"case/{id}", 0, context.RequestAborted))
        {
            entries.Add(LogEndpoints.Of(
                new JournalLeaf(entry.Index, entry.Leaf, entry.LeafSha256, entry.LeafSm3),
                await states.OfAsync(entry.Index, context.RequestAborted)));
        }

        return Results.Json(entries);
    }
}
