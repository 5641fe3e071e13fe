using Ledger.Api.Contracts;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Grains.Contracts;
using Ledger.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endpoints;

/// <summary>What a case wrote to the log, for its applicants and the registry's staff.</summary>
internal static class CaseHistoryEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/cases/{id}/entries", ListAsync)
        .WithTags("Commands").WithName("ListCaseEntries")
        .WithSummary("The public leaves of a case's entries, oldest first, and how far each has come.")
        .Produces<IReadOnlyList<LogEntryResource>>().ProducesLedgerProblems(400, 401, 404);

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
