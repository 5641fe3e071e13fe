using System.Security.Cryptography;
using Ledger.Api.Contracts;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Api.Transport;
using Ledger.Api.Webhooks;
using Ledger.Evidence.Entries;
using Ledger.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endpoints;

/// <summary>Webhooks of the caller's party: the feed, posted. Nobody sees or changes those of others.</summary>
internal static class WebhookEndpoints
{
    private const int MaxTypes = 64;
    private const int MaxAddress = 512;
    private const int MaxPerParty = 20;

    // Those that ended are kept and read as well.
    private const int MaxEver = 200;
    private static readonly TimeSpan s_both = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_betweenTests = TimeSpan.FromSeconds(10);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/webhooks").WithTags("Feed");
        group.MapPost("", AddAsync).WithName("AddWebhook")
            .WithSummary("Have what concerns the caller's party posted to an address; answers with its secret.")
            .Produces<WebhookSecretResource>().ProducesLedgerProblems(400, 401, 403, 409, 422).NeverKept();
        group.MapGet("", ListAsync).WithName("ListWebhooks").WithSummary("The webhooks of the caller's party.")
            .Produces<Page<WebhookResource>>().ProducesLedgerProblems(401, 403);
        group.MapGet("/{id}", FindAsync).WithName("GetWebhook").WithSummary("A webhook with its last deliveries.")
            .Produces<WebhookResource>().ProducesLedgerProblems(401, 404);
        group.MapDelete("/{id}", EndAsync).WithName("EndWebhook").WithSummary("End a webhook; safe to repeat.")
            .Produces<WebhookResource>().ProducesLedgerProblems(401, 404);
        group.MapPost("/{id}/resume", ResumeAsync).WithName("ResumeWebhook")
            .WithSummary("Have a webhook try at once what failed; a paused one goes on where it was.")
            .Produces<WebhookResource>().ProducesLedgerProblems(401, 404);
        group.MapPost("/{id}/secret", ChangeSecretAsync).WithName("ChangeWebhookSecret")
            .WithSummary("Change a webhook's secret; for a day both sign.")
            .Produces<WebhookSecretResource>().ProducesLedgerProblems(400, 401, 404).NeverKept();
        group.MapPost("/{id}/test", TestAsync).WithName("TestWebhook")
            .WithSummary("Have one signed message of type webhook.test posted at once; every ten seconds at most.")
            .Produces<WebhookDeliveryResource>().ProducesLedgerProblems(401, 404, 429);
    }

    private static async Task<IResult> AddAsync(
        WebhookRequest asked, HttpContext context, [AsParameters] Parts parts)
    {
        if (IdentitySetup.CallerOf(context, parts.Identity.Value) is not { } caller)
        {
            return ProblemResults.Of(ProblemCatalogue.Forbidden);
        }

        if (!TryRead(asked, parts.Clock.IsSimulated, out var address, out var from)
            || !Preconditions.TryKey(context, out var key))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var id = key is null ? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)) : IdOf(caller.Party, key);
        if (key is not null && await parts.Store.FindAsync(id, context.RequestAborted) is { } known)
        {
            return Again(known, address, from, asked, parts);
        }

        if (await CountAsync(parts, caller.Party, context.RequestAborted) is var (open, ever)
            && (open >= MaxPerParty || ever >= MaxEver))
        {
            return ProblemResults.Of(ProblemCatalogue.TooManyWebhooks);
        }

        var webhook = new Webhook
        {
            Id = id,
            Party = caller.Party,
            Address = address,
            Types = asked.Types ?? [],
            After = from,
            // From now on; what the feed has not come to yet was before.
            Cursor = from ?? (await parts.Journal.ReadHeadAsync(context.RequestAborted)).Size,
        };
        return await parts.Store.AddAsync(webhook, context.RequestAborted)
            ? Results.Json(new WebhookSecretResource(Of(webhook), parts.Secrets.Text(webhook)))
            : Again((await parts.Store.FindAsync(id, context.RequestAborted))!, address, from, asked, parts);
    }

    private static bool TryRead(WebhookRequest asked, bool isDevelopment, out Uri address, out ulong? from)
    {
        from = Identifiers.TryNumber(asked.After, out var cursor) ? cursor : null;
        return TryAddress(asked.Address, isDevelopment, out address) && !(asked.Types?.Count > MaxTypes)
            && asked.Types?.All(EntrySyntax.IsType) is not false && (asked.After is null || from is not null);
    }

    // The key is one party's own: what another sends under the same is another webhook.
    private static string IdOf(string party, string key) => Convert.ToHexStringLower(
        SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"ledger-webhook-id {party} {key}")))[..32];

    private static IResult Again(Webhook known, Uri address, ulong? from, WebhookRequest asked, Parts parts) =>
        known.Address == address && known.After == from
        && known.Types.SequenceEqual(asked.Types ?? [], StringComparer.Ordinal)
            ? Results.Json(new WebhookSecretResource(Of(known), parts.Secrets.Text(known)))
            : ProblemResults.Of(ProblemCatalogue.IdempotencyKeyUsed);

    private static async Task<IResult> ListAsync(HttpContext context, [AsParameters] Parts parts)
    {
        if (IdentitySetup.CallerOf(context, parts.Identity.Value) is not { } caller)
        {
            return ProblemResults.Of(ProblemCatalogue.Forbidden);
        }

        var own = new List<WebhookResource>();
        await foreach (var webhook in parts.Store.ListAsync(context.RequestAborted))
        {
            if (webhook.Party == caller.Party && webhook.Status is not WebhookStatus.Ended)
            {
                own.Add(Of(webhook) with { Deliveries = [] });
            }
        }

        return Results.Json(new Page<WebhookResource>(own, null));
    }

    private static async Task<IResult> FindAsync(string id, HttpContext context, [AsParameters] Parts parts) =>
        Identifiers.IsId(id)
        && await parts.Store.FindAsync(id, context.RequestAborted) is { } webhook
        && IsOwn(webhook, context, parts)
            ? Results.Json(Of(webhook))
            : ProblemResults.Of(ProblemCatalogue.NotFound);

    private static Task<IResult> EndAsync(string id, HttpContext context, [AsParameters] Parts parts) =>
        ChangeAsync(
            id, context, parts, static webhook => webhook with { Status = WebhookStatus.Ended },
            static webhook => Results.Json(Of(webhook)));

    private static Task<IResult> ResumeAsync(string id, HttpContext context, [AsParameters] Parts parts) =>
        ChangeAsync(
            id, context, parts,
            static webhook => webhook.Status is WebhookStatus.Ended ? null : webhook with
            {
                Status = WebhookStatus.Active, Failures = 0, FailsSince = null, NextTry = default,
            },
            static webhook => Results.Json(Of(webhook)));

    private static Task<IResult> ChangeSecretAsync(string id, HttpContext context, [AsParameters] Parts parts)
    {
        if (!Preconditions.TryKey(context, out var key))
        {
            return Task.FromResult(ProblemResults.Of(ProblemCatalogue.MalformedParameter));
        }

        return ChangeAsync(
            id, context, parts,
            webhook => webhook.Status is WebhookStatus.Ended ? null
                : key is not null && webhook.ChangeKey == key ? webhook
                : webhook with
                {
                    Generation = webhook.Generation + 1, BothUntil = parts.Time.GetUtcNow() + s_both, ChangeKey = key,
                },
            webhook => Results.Json(new WebhookSecretResource(Of(webhook), parts.Secrets.Text(webhook))));
    }

    private static async Task<IResult> TestAsync(
        string id, HttpContext context, [AsParameters] Parts parts, IWebhookTester tester)
    {
        if (!Identifiers.IsId(id) || await parts.Store.FindAsync(id, context.RequestAborted) is not { } webhook
            || !IsOwn(webhook, context, parts) || webhook.Status is WebhookStatus.Ended)
        {
            return ProblemResults.Of(ProblemCatalogue.NotFound);
        }

        // Nobody has strangers posted to faster than this.
        var now = parts.Time.GetUtcNow();
        var taken = await parts.Store.ChangeAsync(
            id, known => known.Status is WebhookStatus.Ended || known.Tested + s_betweenTests > now
                ? null
                : known with { Tested = now }, tell: false,
            context.RequestAborted);
        if (taken is null)
        {
            context.Response.Headers.RetryAfter = "10";
            return ProblemResults.Of(ProblemCatalogue.TooManyRequests);
        }

        return Results.Json(Of(await tester.TestAsync(taken, context.RequestAborted)));
    }

    private static async Task<IResult> ChangeAsync(
        string id, HttpContext context, Parts parts, Func<Webhook, Webhook?> change, Func<Webhook, IResult> answer) =>
        Identifiers.IsId(id)
        && await parts.Store.ChangeAsync(
            id, webhook => IsOwn(webhook, context, parts) ? change(webhook) : null, tell: true, context.RequestAborted)
            is { } changed
            ? answer(changed)
            : ProblemResults.Of(ProblemCatalogue.NotFound);

    private static bool IsOwn(Webhook webhook, HttpContext context, Parts parts) =>
        IdentitySetup.CallerOf(context, parts.Identity.Value)?.Party == webhook.Party;

    private static async Task<(int Open, int Ever)> CountAsync(
        Parts parts, string party, CancellationToken cancellationToken)
    {
        var (open, ever) = (0, 0);
        await foreach (var webhook in parts.Store.ListAsync(cancellationToken))
        {
            ever += webhook.Party == party ? 1 : 0;
            open += webhook.Party == party && webhook.Status is not WebhookStatus.Ended ? 1 : 0;
        }

        return (open, ever);
    }

    private static bool TryAddress(string? text, bool isDevelopment, out Uri address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address!) && text!.Length <= MaxAddress
        && (address.Scheme == Uri.UriSchemeHttps || (isDevelopment && address.Scheme == Uri.UriSchemeHttp))
        && address.UserInfo.Length == 0 && address.Fragment.Length == 0;

    private static WebhookResource Of(Webhook webhook) => new(
        webhook.Id, webhook.Address.AbsoluteUri, webhook.Types, NameOf(webhook.Status),
        Resources.Number(webhook.Cursor), webhook.Failures,
        webhook.Failures > 0 ? Resources.Time(webhook.NextTry) : null,
        [
            .. webhook.Deliveries.Select(Of),
        ]);

    private static WebhookDeliveryResource Of(WebhookDelivery delivery) =>
        new(delivery.Message, Resources.Time(delivery.Time), delivery.Status, delivery.Outcome);

    private static string NameOf(WebhookStatus status) => status switch
    {
        WebhookStatus.Active => "active",
        WebhookStatus.Paused => "paused",
        _ => "ended",
    };

    /// <summary>What they stand on.</summary>
    internal sealed record Parts(
        WebhookStore Store, WebhookSecrets Secrets, IJournal Journal, ILegalClock Clock, TimeProvider Time,
        IOptions<IdentityOptions> Identity);
}
