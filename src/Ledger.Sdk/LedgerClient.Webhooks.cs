using Ledger.Api.Contracts;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>
    /// Has what concerns this account's party posted to an address. It is not repeated: list the webhooks when no
    /// answer
    /// comes.
    /// </summary>
    /// <param name="webhook">Where to, and what.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The webhook and the secret by which <see cref="WebhookVerifier"/> knows its messages.</returns>
    public async Task<WebhookSecretResource> AddWebhookAsync(
        WebhookRequest webhook, CancellationToken cancellationToken = default)
    {
        using var response = await _channel.SendAsync(
            HttpMethod.Post, "v1/webhooks", () => Json(webhook, ClientJson.Default.WebhookRequest), repeat: false,
            cancellationToken).ConfigureAwait(false);
        await Problems.ThrowIfAnyAsync(response, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, ClientJson.Default.WebhookSecretResource, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>The webhooks of this account's party.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<IReadOnlyList<WebhookResource>> ListWebhooksAsync(
        CancellationToken cancellationToken = default) =>
        (await GetAsync("v1/webhooks", ClientJson.Default.PageWebhookResource, cancellationToken)
            .ConfigureAwait(false)).Items;

    /// <summary>A webhook with its last deliveries; null when there is none for this account.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<WebhookResource?> FindWebhookAsync(string id, CancellationToken cancellationToken = default) =>
        FindAsync($"v1/webhooks/{Uri.EscapeDataString(id)}", ClientJson.Default.WebhookResource, cancellationToken);

    /// <summary>Ends a webhook; safe to repeat.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<WebhookResource> EndWebhookAsync(string id, CancellationToken cancellationToken = default) =>
        SendAsync(
            HttpMethod.Delete, $"v1/webhooks/{Uri.EscapeDataString(id)}", ClientJson.Default.WebhookResource, null,
            cancellationToken);

    /// <summary>
    /// Changes a webhook's secret: for a day both sign. It is not repeated: each call makes another one.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<WebhookSecretResource> ChangeWebhookSecretAsync(
        string id, CancellationToken cancellationToken = default)
    {
        using var response = await _channel.SendAsync(
            HttpMethod.Post, $"v1/webhooks/{Uri.EscapeDataString(id)}/secret", null, repeat: false, cancellationToken)
            .ConfigureAwait(false);
        await Problems.ThrowIfAnyAsync(response, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, ClientJson.Default.WebhookSecretResource, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Has one signed message of type <c>webhook.test</c> posted at once. It is not repeated: each call posts one,
    /// every ten seconds at most.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>What came of it.</returns>
    public async Task<WebhookDeliveryResource> TestWebhookAsync(
        string id, CancellationToken cancellationToken = default)
    {
        using var response = await _channel.SendAsync(
            HttpMethod.Post, $"v1/webhooks/{Uri.EscapeDataString(id)}/test", null, repeat: false, cancellationToken)
            .ConfigureAwait(false);
        await Problems.ThrowIfAnyAsync(response, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, ClientJson.Default.WebhookDeliveryResource, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Has a webhook try at once what failed; a paused one goes on where it was. Safe to repeat.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<WebhookResource> ResumeWebhookAsync(string id, CancellationToken cancellationToken = default) =>
        SendAsync(
            HttpMethod.Post, $"v1/webhooks/{Uri.EscapeDataString(id)}/resume", ClientJson.Default.WebhookResource,
            null, cancellationToken);
}
