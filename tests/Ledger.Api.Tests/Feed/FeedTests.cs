using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Sdk;
using Ledger.Testing;

namespace Ledger.Api.Tests.Feed;

/// <summary>What concerns a party is told to it, all of it, in order, and to nobody else.</summary>
[Collection(nameof(RegistryTests))]
public sealed class FeedTests(Registry registry)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_is_told_to_those_whom_it_concerns_with_its_streams_and_author()
    {
        var start = await EndAsync("holder");
        var (asset, _) = await registry.RegisterAsync(Registrations.Of(registry.Account("holder").Party));
        var filed = (await registry.SubmitAsync("holder", asset, new FileEgress(1, DigestPair.Of("x"u8))))
            .Read<CommandAccepted>();

        var told = await UntilAsync("holder", start, filed.Index);

        Assert.Equal(
            [
                "registration.filed", "registration.accepted", "registration.reviewed", "registration.notice-withheld",
                "registration.evidenced", "registration.certified", "egress.filed",
            ],
            told.Select(entry => entry.Type));
        Assert.Equal([true, false, false, false, false, false, true], told.Select(entry => entry.Own));
        Assert.Equal((filed.Index, filed.Sha256), (told[^1].Index, told[^1].Sha256));
        Assert.Equal([new FeedStreamResource(asset.Stream.ToString(), filed.Version)], told[^1].Streams);
        Assert.Equal(2, told[^2].Streams.Count);
        Assert.Empty(await UntilAsync("maker", start, filed.Index, await EndAsync("maker")));
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_repetition_whatever_their_size()
    {
        // Three at least, whatever other tests file.
        var start = await EndAsync("holder");
        var filed = await ActAsync("holder", 3);
        await UntilAsync("holder", start, filed[^1]);

        var whole = await PagesAsync("holder", 500);

        // What comes to the feed meanwhile is behind it.
        Assert.Equal(whole, (await PagesAsync("holder", 1)).Take(whole.Count));
        Assert.Equal(whole, (await PagesAsync("holder", 3)).Take(whole.Count));
        Assert.Equal(whole.Distinct(), whole);
        Assert.Equal(whole.Order(), whole);
        Assert.InRange(whole.Count, 3, int.MaxValue);
    }

    [Theory]
    [InlineData("v1/feed", null, 401)]
    [InlineData("v1/feed/events", null, 401)]
    [InlineData("v1/feed?after=01", "holder", 400)]
    [InlineData("v1/feed?after=-1", "holder", 400)]
    [InlineData("v1/feed?limit=0", "holder", 400)]
    [InlineData("v1/feed?limit=501", "holder", 400)]
    [InlineData("v1/feed/events?after=x", "holder", 400)]
    public async Task What_cannot_be_told_is_refused(string path, string? account, int status) =>
        (await registry.GetAsync(path, account)).AssertProblem(status);

    [Fact]
    public async Task A_subscription_misses_nothing_and_repeats_nothing_though_its_connections_are_cut()
    {
        await using var network = new FaultyProxy(registry.Address, 7);
        using var http = new HttpClient();
        using var client = new LedgerClient(
            http, network.Address, registry.Account("maker"),
            new LedgerClientOptions { FirstPause = TimeSpan.FromMilliseconds(10), Attempts = 50 });
        var start = await EndAsync("maker");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(s_patience);
        var acted = Task.Run(() => ActAsync("maker", 12), Cancel);
        var told = new List<string>();

        await foreach (var entry in client.FollowFeedAsync(start, patience.Token))
        {
            told.Add(entry.Index);
            if (told.Count == 12)
            {
                break;
            }
        }

        Assert.Equal(await acted, told);
        Assert.True(network.Met.Values.Sum() > network.Met.GetValueOrDefault(NetworkFault.None));
    }

    [Fact]
    public async Task Nothing_is_posted_to_this_machine_or_into_private_networks()
    {
        await using var receiver = new Receiver();
        using var http = new HttpClient();
        using var client = new LedgerClient(http, registry.Address, registry.Account("maker"));
        string[] addresses =
        [
            receiver.Address.AbsoluteUri, $"http://localhost:{receiver.Address.Port}/hook/",
            $"http://[::ffff:127.0.0.1]:{receiver.Address.Port}/hook/", "https://10.0.0.1/", "http://169.254.169.254/",
        ];
        var ids = new List<string>();
        foreach (var address in addresses)
        {
            ids.Add((await client.AddWebhookAsync(new WebhookRequest(address), Cancel)).Webhook.Id);
        }

        await ActAsync("maker", 1);
        foreach (var id in ids)
        {
            var standing = await TriedAsync(client, id);
            Assert.Contains("on no network that may be reached", standing.Deliveries[0].Outcome);
            await client.EndWebhookAsync(id, Cancel);
        }

        Assert.Empty(receiver.Posts);
    }

    private static async Task<WebhookResource> TriedAsync(LedgerClient client, string id)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(s_patience);
        while (true)
        {
            var standing = await client.FindWebhookAsync(id, patience.Token);
            if (standing!.Deliveries.Count > 0)
            {
                return standing;
            }
        }
    }

    /// <summary>Changes keys of a party; gives the entries.</summary>
    private async Task<List<string>> ActAsync(string account, int times)
    {
        using var http = new HttpClient();
        using var client = new LedgerClient(http, registry.Address, registry.Account(account));
        return [.. (await KeyChanges.RunAsync(client, times)).Select(static accepted => accepted.Index)];
    }

    /// <summary>The cursor behind all that the log has now: the feed comes a moment behind it.</summary>
    private async Task<string> EndAsync(string account)
    {
        var (next, more) = ("0", true);
        var all = ulong.Parse((await registry.OverviewAsync()).Accepted, CultureInfo.InvariantCulture);
        while (more || ulong.Parse(next, CultureInfo.InvariantCulture) < all)
        {
            var page = await ReadAsync(account, next, 500);
            (next, more) = (page.Next, page.More);
        }

        return next;
    }

    private async Task<List<ulong>> PagesAsync(string account, int limit)
    {
        var (told, next, more) = (new List<ulong>(), "0", true);
        while (more)
        {
            var page = await ReadAsync(account, next, limit);
            Assert.InRange(page.Items.Count, page.More ? 1 : 0, limit);
            told.AddRange(page.Items.Select(entry => ulong.Parse(entry.Index, CultureInfo.InvariantCulture)));
            (next, more) = (page.Next, page.More);
        }

        return told;
    }

    /// <summary>What is told from a cursor on, once the feed has come to an entry.</summary>
    private async Task<List<FeedEntryResource>> UntilAsync(
        string account, string after, string index, string? begin = null)
    {
        var (told, next) = (new List<FeedEntryResource>(), begin ?? after);
        while (ulong.Parse(next, CultureInfo.InvariantCulture) <= ulong.Parse(index, CultureInfo.InvariantCulture))
        {
            var page = await ReadAsync(account, next, 500);
            told.AddRange(page.Items);
            next = page.Next;
        }

        return told;
    }

    private async Task<FeedResource> ReadAsync(string account, string after, int limit) =>
        (await registry.GetAsync($"v1/feed?after={after}&limit={limit}", account)).Read<FeedResource>();
}
