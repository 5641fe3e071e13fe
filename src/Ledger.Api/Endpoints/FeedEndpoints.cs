using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Ledger.Api.Contracts;
using Ledger.Api.Feed;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Api.Transport;
using Ledger.Grains.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endpoints;

/// <summary>
/// What concerns the caller's party, in the order of the log, from a cursor on: nothing is missed by whoever goes on
/// from the last one, whenever that is.
/// </summary>
internal static class FeedEndpoints
{
    private const int DefaultPage = 100;
    private const int MaxPage = 500;
    private const string LastEvent = "Last-Event-ID";

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(10);

    // A token that was valid at the beginning is looked at again then.
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(10);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/feed", ReadAsync).WithTags("Feed").WithName("ReadFeed")
            .WithSummary("Entries that concern the caller's party, oldest first, from a cursor on.")
            .Produces<FeedResource>().ProducesLedgerProblems(400, 401, 403).WithoutSecrets();
        routes.MapGet("/v1/feed/events", Stream).WithTags("Feed").WithName("StreamFeed")
            .WithSummary("The same as server-sent events: entry, and position when nothing comes for a while.")
            .Produces(200, contentType: "text/event-stream").ProducesLedgerProblems(400, 401, 403);
    }

    private static async Task<IResult> ReadAsync(
        HttpContext context, FeedReader feed, IOptions<IdentityOptions> identity, string? after = null,
        int limit = DefaultPage)
    {
        if (IdentitySetup.CallerOf(context, identity.Value) is not { } caller)
        {
            return ProblemResults.Of(ProblemCatalogue.Forbidden);
        }

        return TryCursor(after, out var from) && limit is >= 1 and <= MaxPage
            ? Results.Json(await feed.ReadAsync(caller.Party, from, limit, context.RequestAborted))
            : ProblemResults.Of(ProblemCatalogue.MalformedParameter);
    }

    private static IResult Stream(
        HttpContext context, FeedReader feed, IMandates mandates, TimeProvider time,
        IHostApplicationLifetime lifetime, IOptions<IdentityOptions> identity, string? after = null)
    {
        if (IdentitySetup.CallerOf(context, identity.Value) is not { } caller)
        {
            return ProblemResults.Of(ProblemCatalogue.Forbidden);
        }

        // The browser's own word goes before the address that it first asked for.
        string? last = context.Request.Headers[LastEvent];
        if (!TryCursor(string.IsNullOrEmpty(last) ? after : last, out var from))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(
            FollowAsync(feed, mandates, caller, from, time, lifetime, context.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<FeedEntryResource?>> FollowAsync(
        FeedReader feed, IMandates mandates, Caller caller, ulong from, TimeProvider time,
        IHostApplicationLifetime lifetime, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (began, spoke) = (time.GetTimestamp(), time.GetTimestamp());
        yield return Position(from);
        // A server that stops would wait for it in vain.
        while (time.GetElapsedTime(began) < s_longest && !lifetime.ApplicationStopping.IsCancellationRequested)
        {
            var page = await feed.ReadAsync(caller.Party, from, DefaultPage, cancellationToken);
            if (page.Items.Count > 0 && await mandates.RefuseAsync(caller, false, cancellationToken) is not null)
            {
                // Whoever was removed meanwhile is told nothing more.
                yield break;
            }

            _ = Identifiers.TryNumber(page.Next, out from);
            foreach (var entry in page.Items)
            {
                yield return new SseItem<FeedEntryResource?>(entry, "entry") { EventId = entry.Cursor };
            }

            if (page.Items.Count > 0)
            {
                spoke = time.GetTimestamp();
            }
            else if (time.GetElapsedTime(spoke) >= s_heartbeat)
            {
                spoke = time.GetTimestamp();
                yield return Position(from);
            }

            if (!page.More)
            {
                await Task.Delay(s_look, time, cancellationToken);
            }
        }
    }

    private static SseItem<FeedEntryResource?> Position(ulong from) =>
        new(null, "position") { EventId = Resources.Number(from) };

    private static bool TryCursor(string? text, out ulong from)
    {
        from = 0;
        return text is null || Identifiers.TryNumber(text, out from);
    }
}
