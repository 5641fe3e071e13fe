using System.Text.Json;
using Ledger.Api.Contracts;
using Ledger.Sdk;

namespace Ledger.Api.Tests.Feed;

/// <summary><c>ledger webhook</c> as a process against a registry: from the first message to the end.</summary>
public sealed class WebhookCommandTests : IAsyncLifetime
{
    private readonly WebhookWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Registry Registry => _world.Registry;

    public ValueTask InitializeAsync() => Registry.InitializeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_webhook_is_added_tested_verified_rotated_and_removed()
    {
        await using var receiver = new Receiver(failures: 1);
        var (id, secret) = await AddAsync(receiver);
        Assert.Contains(id, (await SaysAsync(0, null, "webhook", "list")).Output, StringComparison.Ordinal);

        var tested = await SaysAsync(1, null, "webhook", "test", id);
        Assert.Contains("503  refused", tested.Output, StringComparison.Ordinal);
        using var client = _world.Client("holder");
        var soon = await Assert.ThrowsAsync<LedgerProblemException>(() => client.TestWebhookAsync(id, Cancel));
        Assert.Equal("too-many-requests", soon.Code);
        Assert.Contains("503", (await SaysAsync(0, null, "webhook", "show", id)).Output, StringComparison.Ordinal);

        await KeyChanges.RunAsync(client, 1);
        await SaysUntilAsync("delivered", "webhook", "show", id);
        var post = receiver.Taken[0];
        await VerifyAsync(0, secret, post, "party.key-added");
        await VerifyAsync(1, secret, post with { Body = post.Body + " " }, "not the registry's");
        await VerifyAsync(1, "whsec_" + Convert.ToBase64String(new byte[32]), post, "not the registry's");
        await VerifyAsync(2, "secret", post, "whsec_");

        Assert.DoesNotContain(
            secret, (await SaysAsync(0, null, "webhook", "rotate", id)).Output, StringComparison.Ordinal);
        await SaysAsync(0, null, "webhook", "resume", id);
        Assert.Contains("ended", (await SaysAsync(0, null, "webhook", "remove", id)).Output, StringComparison.Ordinal);
        Assert.Contains("not-found", (await SaysAsync(1, null, "webhook", "test", id)).Error, StringComparison.Ordinal);
        var list = await SaysAsync(0, null, "webhook", "list");
        Assert.Contains("There are none", list.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_meant_is_a_wrong_use()
    {
        await SaysAsync(2, null, "webhook", "add");
        await SaysAsync(2, "", "webhook", "verify", "--id", "a", "--timestamp", "1", "--signature", "v1,a");
        Assert.Contains(
            "malformed-parameter", (await SaysAsync(1, null, "webhook", "add", "ftp://a.example/")).Error,
            StringComparison.Ordinal);
    }

    private async Task<(string Id, string Secret)> AddAsync(Receiver receiver)
    {
        var (output, _) = await SaysAsync(
            0, null, "webhook", "add", receiver.Address.AbsoluteUri, "--type", "party.key-added", "--json");
        var told = JsonSerializer.Deserialize<WebhookSecretResource>(output, JsonSerializerOptions.Web)!;
        Assert.Equal(["party.key-added"], told.Webhook.Types);
        return (told.Webhook.Id, told.Secret);
    }

    private async Task VerifyAsync(int exit, string secret, Posted post, string said)
    {
        var file = Path.Combine(Registry.Folder, "secret");
        await File.WriteAllTextAsync(file, secret + "\n", Cancel);
        var (output, error) = await SaysAsync(
            exit, post.Body, "webhook", "verify", "--id", post.Id!, "--timestamp", post.Timestamp!, "--signature",
            post.Signature!, "--secret-file", file);
        Assert.Contains(said, output + error, StringComparison.Ordinal);
    }

    private async Task SaysUntilAsync(string said, params string[] words)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var i = 0; i < 200; i++)
        {
            if ((await SaysAsync(0, null, words)).Output.Contains(said, StringComparison.Ordinal))
            {
                return;
            }

            await look.WaitForNextTickAsync(Cancel);
        }

        throw new InvalidOperationException($"{said} is not said.");
    }

    private Task<(string Output, string Error)> SaysAsync(int exit, string? input, params string[] words) =>
        LedgerCommand.SaysAsync(Registry, "holder", exit, input, words);
}
