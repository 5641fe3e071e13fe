using System.Text;
using Ledger.Api.Contracts;
using Ledger.Sdk;
using Microsoft.AspNetCore.Http;

namespace Ledger.Api.Tests.Feed;

/// <summary>What concerns a party is posted to where it wants it, signed, in order and until it is taken.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly WebhookWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _world.Registry.InitializeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Entries_come_in_order_signed_and_each_until_it_is_taken()
    {
        await using var receiver = new Receiver(failures: 2);
        using var holder = Client("holder");
        var (webhook, secret) = await holder.AddWebhookAsync(new WebhookRequest(receiver.Address.AbsoluteUri), Cancel);
        var acted = await ActAsync(holder, 3);
        await UntilAsync(() => Task.FromResult(receiver.Taken.Count >= 3));

        var verifier = new WebhookVerifier([secret]);
        var messages = receiver.Taken.Select(post => Read(verifier, post)).ToList();

        Assert.Equal(acted, messages.Select(message => message!.Data.Index));
        Assert.Equal(
            ["party.key-added", "party.key-replaced", "party.key-replaced"], messages.Select(message => message!.Type));
        Assert.All(receiver.Posts.Take(3), post => Assert.Equal($"msg_{webhook.Id}_{acted[0]}", post.Id));
        Assert.Equal(5, receiver.Posts.Count);
        Assert.All(receiver.Posts, post => AssertOthersVerify(secret, post));
        await UntilAsync(async () => (await holder.FindWebhookAsync(webhook.Id, Cancel))!.Deliveries.Count == 5);
        var standing = (await holder.FindWebhookAsync(webhook.Id, Cancel))!;
        Assert.Equal(("active", 0, null), (standing.Status, standing.Failures, standing.NextTry));
        Assert.Equal([204, 204, 204, 503, 503], standing.Deliveries.Select(delivery => delivery.Status));
    }

    [Fact]
    public async Task What_is_not_the_registrys_own_is_not_believed()
    {
        await using var receiver = new Receiver();
        using var holder = Client("holder");
        var (_, secret) = await holder.AddWebhookAsync(new WebhookRequest(receiver.Address.AbsoluteUri), Cancel);
        await ActAsync(holder, 1);
        await UntilAsync(() => Task.FromResult(receiver.Taken.Count >= 1));
        var post = receiver.Taken[0];
        var verifier = new WebhookVerifier([secret]);
        Assert.NotNull(Read(verifier, post));

        Assert.Null(Read(verifier, post with { Body = post.Body + " " }));
        Assert.Null(Read(verifier, post with { Id = post.Id + "0" }));
        Assert.Null(Read(verifier, post with { Timestamp = post.Timestamp + "0" }));
        Assert.Null(Read(verifier, post with { Signature = "v1," + new string('A', 43) + "=" }));
        Assert.Null(Read(verifier, post with { Signature = null }));
        Assert.Null(Read(new WebhookVerifier(["whsec_" + Convert.ToBase64String(new byte[32])]), post));
        var later = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(
            TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(6));
        Assert.Null(Read(new WebhookVerifier([secret], time: later), post));
        Assert.Throws<ArgumentException>(() => new WebhookVerifier(["secret"]));
    }

    [Fact]
    public async Task Only_wanted_types_come_an_ended_one_gets_nothing_and_nobody_sees_anothers()
    {
        await using var receiver = new Receiver();
        using var holder = Client("holder");
        using var maker = Client("maker");
        var wanted = (await holder.AddWebhookAsync(
            new WebhookRequest(receiver.Address.AbsoluteUri, ["party.key-revoked"]), Cancel)).Webhook;
        var ended = (await holder.AddWebhookAsync(new WebhookRequest(receiver.Address.AbsoluteUri), Cancel)).Webhook;
        await holder.EndWebhookAsync(ended.Id, Cancel);
        var last = (await ActAsync(holder, 1))[0];
        await UntilAsync(async () => ulong.Parse((await holder.FindWebhookAsync(wanted.Id, Cancel))!.Cursor)
            > ulong.Parse(last));

        Assert.Empty(receiver.Posts);
        Assert.Equal([wanted.Id], (await holder.ListWebhooksAsync(Cancel)).Select(webhook => webhook.Id));
        Assert.Empty(await maker.ListWebhooksAsync(Cancel));
        Assert.Null(await maker.FindWebhookAsync(wanted.Id, Cancel));
        await Assert.ThrowsAsync<LedgerProblemException>(() => maker.EndWebhookAsync(wanted.Id, Cancel));
        foreach (var address in (string[])["ftp://a.example/", "no address", "http://user@127.0.0.1/", "http://a/#b"])
        {
            var no = await Assert.ThrowsAsync<LedgerProblemException>(
                () => holder.AddWebhookAsync(new WebhookRequest(address), Cancel));
            Assert.Equal("malformed-parameter", no.Code);
        }
    }

    [Fact]
    public async Task While_a_secret_is_changed_both_sign()
    {
        await using var receiver = new Receiver();
        using var holder = Client("holder");
        var (webhook, before) = await holder.AddWebhookAsync(new WebhookRequest(receiver.Address.AbsoluteUri), Cancel);

        var after = (await holder.ChangeWebhookSecretAsync(webhook.Id, Cancel)).Secret;
        await ActAsync(holder, 1);
        await UntilAsync(() => Task.FromResult(receiver.Taken.Count >= 1));

        Assert.NotEqual(before, after);
        Assert.NotNull(Read(new WebhookVerifier([before]), receiver.Taken[0]));
        Assert.NotNull(Read(new WebhookVerifier([after]), receiver.Taken[0]));
    }

    /// <summary>Somebody else's library takes it for what it is.</summary>
    private static void AssertOthersVerify(string secret, Posted post) =>
        new StandardWebhooks.StandardWebhook(secret).Verify(post.Body, new HeaderDictionary
        {
            ["webhook-id"] = post.Id, ["webhook-timestamp"] = post.Timestamp, ["webhook-signature"] = post.Signature,
        });

    private static WebhookMessage? Read(WebhookVerifier verifier, Posted post) =>
        verifier.TryRead(post.Id, post.Timestamp, post.Signature, Encoding.UTF8.GetBytes(post.Body));

    private LedgerClient Client(string account) => _world.Client(account);

    private static async Task<List<string>> ActAsync(LedgerClient client, int times) =>
        [.. (await KeyChanges.RunAsync(client, times)).Select(static accepted => accepted.Index)];

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var start = TimeProvider.System.GetTimestamp();
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < s_patience, "It does not become so.");
            await look.WaitForNextTickAsync(Cancel);
        }
    }
}
