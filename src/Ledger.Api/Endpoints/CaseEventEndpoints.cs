using System.Text;
using Ledger.Api.Access;
using Ledger.Api.Contracts;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Grains.Contracts;
using Ledger.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endpoints;

/// <summary>
/// What happened in a case, in its own words: for staff all of it, for its applicants what is theirs and what they are
/// told. What a reviewer found, who objected and why, and who asked for documents is not among that.
/// </summary>
internal static class CaseEventEndpoints
{
    private static readonly HashSet<string> s_told = new(StringComparer.Ordinal)
    {
        "registration.filed", "registration.applied", "registration.joined", "registration.corrected",
        "registration.amended", "registration.correction-requested", "registration.declined",
        "registration.evidence-requested", "registration.evidence-supplied", "registration.extended",
        "registration.terminated", "registration.notice-withheld", "registration.objection-decided",
        "registration.refused", "registration.withdrawn",
        "public.announced", "public.filed", "public.resubmitted", "public.returned", "public.declined",
        "public.delay-explained", "public.objection-decided", "public.refused", "public.withdrawn", "public.revoked",
    };

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/cases/{id}/events", ListAsync)
        .WithTags("Commands").WithName("ListCaseEvents")
        .WithSummary("What happened in a case with its words, oldest first: its versions, requests and decisions.")
        .Produces<IReadOnlyList<RecordedEventResource>>().ProducesLedgerProblems(400, 401, 404).Recorded("case-events");

    private static async Task<IResult> ListAsync(
        string id, HttpContext context, IGrainFactory grains, IJournal journal, IOptions<IdentityOptions> identity)
    {
        if (!Identifiers.IsId(id))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var caller = IdentitySetup.CallerOf(context, identity.Value);
        var view = await grains.GetGrain<ICaseGrain>(id).ReadAsync(context.RequestAborted);
        var isStaff = caller?.Roles.Any(Staff.Roles.Contains) is true;
        if (caller is null || view.State is null
            || !(isStaff || Applicants.Of(view.State).Contains(caller.Party)))
        {
            return ProblemResults.Of(ProblemCatalogue.NotFound);
        }

        var happened = new List<RecordedEventResource>();
        await foreach (var entry in journal.ReadStreamAsync($"case/{id}", 0, context.RequestAborted))
        {
            if (Of(entry, $"case/{id}", isStaff) is { } told)
            {
                happened.Add(told);
            }
        }

        return Results.Json(happened);
    }

    private static RecordedEventResource? Of(JournalEntry entry, string stream, bool all)
    {
        var body = entry.Bodies.FirstOrDefault(static body => body.Name == "events");
        if (!EntryLeaf.TryRead(entry.Leaf.Span, out var leaf, out var error)
            || !CanonicalJson.TryParse(body.Bytes.Span, out var json, out error) || json is not JsonArray array)
        {
            throw new JournalCorruptException($"Entry {entry.Index} has no readable events: {error}");
        }

        JsonValue[] told = [.. array.Items.Where(item =>
            item is JsonObject one && Text(one, "stream") == stream && (all || s_told.Contains(Text(one, "type"))))];
        return told.Length == 0 ? null : new RecordedEventResource(
            Resources.Number(entry.Index), Resources.Time(leaf.LegalTime),
            Encoding.UTF8.GetString(CanonicalJson.Write(new JsonArray(told))));
    }

    private static string Text(JsonObject item, string name) => item.TryGetText(name, out var text) ? text : "";
}
