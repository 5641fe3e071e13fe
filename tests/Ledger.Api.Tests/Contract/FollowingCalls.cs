using System.Net.Http.Headers;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain.Parties;

namespace Ledger.Api.Tests.Contract;

/// <summary>The feed and the webhooks.</summary>
internal sealed class FollowingCalls(ContractWorld world)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task RunAsync()
    {
        await world.GetAsync(
            "v1/feed?limit=1", "holder", static answer => answer.Read<FeedResource>().Items.Count > 0);
        await StreamAsync();
        var added = (await world.PostAsync("v1/webhooks", "holder", new WebhookRequest(world.Hook.AbsoluteUri)))
            .Read<WebhookSecretResource>().Webhook;
        var path = "v1/webhooks/" + added.Id;
        await world.SendAsync(HttpMethod.Post, path + "/test", "holder");
        await world.GetAsync(path, "holder", static answer => answer.Read<WebhookResource>().Deliveries.Count > 0);
        await world.GetAsync("v1/webhooks", "holder");
        await world.SendAsync(HttpMethod.Post, path + "/resume", "holder");
        await world.SendAsync(HttpMethod.Post, path + "/secret", "holder");
        await world.SendAsync(HttpMethod.Delete, path, "holder");
        await world.ActAsync("holder", world.Registry.Account("holder").Party.Stream, new AddKey(
            Registrations.KeyOf(PrivateKey.Generate(SignatureAlgorithm.P256).PublicKey)));
    }

    // It does not end by itself: its beginning is what is looked at.
    private async Task StreamAsync()
    {
        using var until = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var beginning = await world.Registry.OpenAsync("v1/feed/events?after=0", "holder", until.Token);
        Assert.Equal(new MediaTypeHeaderValue("text/event-stream"), beginning.Type);
        Assert.StartsWith("event: position", beginning.Line);
        await until.CancelAsync();
    }
}
