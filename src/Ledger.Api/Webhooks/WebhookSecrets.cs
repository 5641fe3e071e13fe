using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ledger.Api.Webhooks;

/// <summary>
/// The secrets that sign messages to webhooks. Each follows from one secret of the registry and from what it is for, so
/// that none is kept, and the owner can be told again.
/// </summary>
/// <param name="root">The registry's secret for this purpose, 32 bytes.</param>
public sealed class WebhookSecrets(byte[] root)
{
    private const string Purpose = "ledger-webhook-secret";

    /// <summary>The secret of a webhook as its owner gets it.</summary>
    public string Text(Webhook webhook)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        return "whsec_" + Convert.ToBase64String(Key(webhook.Id, webhook.Generation));
    }

    /// <summary>
    /// The header <c>webhook-signature</c> (Standard Webhooks, symmetric): of the last secret, and while it is being
    /// changed of the one before, too.
    /// </summary>
    public string Sign(Webhook webhook, string message, DateTimeOffset now, ReadOnlySpan<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        var head = string.Create(CultureInfo.InvariantCulture, $"{message}.{now.ToUnixTimeSeconds()}.");
        byte[] content = [.. Encoding.ASCII.GetBytes(head), .. payload];
        var last = Sign(webhook.Id, webhook.Generation, content);
        return webhook.BothUntil > now ? $"{last} {Sign(webhook.Id, webhook.Generation - 1, content)}" : last;
    }

    private string Sign(string id, int generation, byte[] content) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(Key(id, generation), content));

    private byte[] Key(string id, int generation) => HMACSHA256.HashData(
        root, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Purpose} {id} {generation}")));
}
