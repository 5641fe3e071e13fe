using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Ledger.Api.Contracts;
using Ledger.Api.Feed;
using Ledger.Api.Webhooks;
using Ledger.Server.Composition;

namespace Ledger.Server.Webhooks;

/// <summary>
/// Posts to each webhook what concerns its party, entry by entry in the order of the log. An entry is delivered when a
/// 2xx says so; until then it is tried again, ever more seldom, and what comes behind it waits. So each is delivered at
/// least once, under one message id.
/// </summary>
internal sealed class WebhookSender(
    WebhookStore store, WebhookSecrets secrets, FeedReader feed, HttpClient http, TimeProvider time) : IWebhookTester
{
    private const int Page = 50;

    // Whoever tries has it for so long; another process looks after it then.
    private static readonly TimeSpan s_lease = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_givesUpAfter = TimeSpan.FromDays(3);
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromHours(1);

    /// <summary>Delivers what can be delivered now.</summary>
    /// <exception cref="AggregateException">Some could not be looked after; the others were.</exception>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var faults = new ConcurrentQueue<Exception>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken };
        var webhooks = await store.WatchAsync(cancellationToken);
        await Parallel.ForEachAsync(webhooks, options, async (webhook, stop) =>
        {
            try
            {
                if (webhook.Status is WebhookStatus.Active && webhook.NextTry <= time.GetUtcNow())
                {
                    await DeliverAsync(webhook, stop);
                }
            }
#pragma warning disable CA1031 // The others are delivered first; whoever asked hears of it then.
            catch (Exception fault) when (!stop.IsCancellationRequested)
#pragma warning restore CA1031
            {
                faults.Enqueue(fault);
            }
        });
        if (!faults.IsEmpty)
        {
            throw new AggregateException(faults);
        }
    }

    private async Task DeliverAsync(Webhook seen, CancellationToken cancellationToken)
    {
        var page = await feed.ReadAsync(seen.Party, seen.Cursor, Page, cancellationToken);
        if (page.Items.Count == 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        var webhook = await store.ChangeAsync(
            seen.Id,
            known => known.Status is WebhookStatus.Active && known.NextTry <= now && known.Cursor == seen.Cursor
                ? known with { NextTry = now + s_lease }
                : null,
            tell: false,
            cancellationToken);
        if (webhook is null)
        {
            return;
        }

        var (cursor, attempts) = (webhook.Cursor, new List<WebhookDelivery>());
        var failed = false;
        foreach (var entry in page.Items)
        {
            if (webhook.Types.Count == 0 || webhook.Types.Contains(entry.Type))
            {
                attempts.Insert(
                    0, await PostAsync(webhook, $"msg_{webhook.Id}_{entry.Index}", entry, cancellationToken));
                failed = attempts[0].Outcome != "delivered";
            }

            cursor = failed ? cursor : ulong.Parse(entry.Cursor, CultureInfo.InvariantCulture);
            if (failed || time.GetUtcNow() > now + (s_lease / 2))
            {
                break;
            }
        }

        await store.ChangeAsync(
            webhook.Id, known => After(known, cursor, attempts, failed), tell: false, CancellationToken.None);
    }

    /// <inheritdoc/>
    public async Task<WebhookDelivery> TestAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        // Whoever goes by the cursor stays where it is.
        var (cursor, now) = (webhook.Cursor.ToString(CultureInfo.InvariantCulture), time.GetUtcNow());
        var text = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var entry = new FeedEntryResource(
            cursor, "webhook.test", [], text, text, null, false, new string('0', 64), cursor);
        var delivery = await PostAsync(
            webhook, $"msg_{webhook.Id}_test_{now.ToUnixTimeMilliseconds()}", entry, cancellationToken);
        await store.ChangeAsync(
            webhook.Id,
            known => known with { Deliveries = [delivery, .. known.Deliveries.Take(Webhook.KeptDeliveries - 1)] },
            tell: false,
            CancellationToken.None);
        return delivery;
    }

    private Webhook After(Webhook known, ulong cursor, List<WebhookDelivery> attempts, bool failed)
    {
        var now = time.GetUtcNow();
        var hadSuccess = attempts.Exists(static attempt => attempt.Outcome == "delivered");
        var since = !failed ? (DateTimeOffset?)null : hadSuccess ? now : known.FailsSince ?? now;
        return known with
        {
            Cursor = cursor,
            Failures = failed ? (cursor > known.Cursor ? 1 : known.Failures + 1) : 0,
            FailsSince = since,
            NextTry = failed ? now + PauseAfter(cursor > known.Cursor ? 1 : known.Failures + 1) : default,
            Status = failed && now - since > s_givesUpAfter && known.Status is WebhookStatus.Active
                ? WebhookStatus.Paused
                : known.Status,
            Deliveries = [.. attempts.Concat(known.Deliveries).Take(Webhook.KeptDeliveries)],
        };
    }

    private static TimeSpan PauseAfter(int failures)
    {
        var pause = s_firstPause * Math.Pow(2, Math.Min(failures - 1, 16)) * (1 + (Random.Shared.NextDouble() / 5));
        return pause < s_longestPause ? pause : s_longestPause;
    }

    private async Task<WebhookDelivery> PostAsync(
        Webhook webhook, string message, FeedEntryResource entry, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var payload = JsonSerializer.SerializeToUtf8Bytes(
            new WebhookMessage(entry.Type, entry.RecordedTime, entry), JsonSerializerOptions.Web);
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Address)
        {
            Content = new ByteArrayContent(payload),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", message);
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", secrets.Sign(webhook, message, now, payload));
        try
        {
            using var answer = await http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return new WebhookDelivery(
                message, now, (int)answer.StatusCode, answer.IsSuccessStatusCode ? "delivered" : "refused");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException
            || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new WebhookDelivery(message, now, null, fault.Message);
        }
    }
}

/// <summary>Delivers to webhooks.</summary>
internal sealed class WebhookKeeper(WebhookSender sender, TimeProvider time, ILogger<WebhookKeeper> logger)
    : Keeper(time, TimeSpan.FromSeconds(1), logger)
{
    protected override string Task => "Delivery to webhooks";

    protected override Task RunOnceAsync(CancellationToken stopping) => sender.RunOnceAsync(stopping);
}
