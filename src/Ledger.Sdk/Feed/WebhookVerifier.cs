using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ledger.Api.Contracts;

namespace Ledger.Sdk;

/// <summary>
/// Tells whether a message that was posted to a webhook is the registry's (Standard Webhooks, symmetric signatures).
/// Immutable and thread-safe.
/// </summary>
public sealed class WebhookVerifier
{
    private const string SecretPrefix = "whsec_";
    private const string Version = "v1,";

    private readonly byte[][] _keys;
    private readonly TimeSpan _tolerance;
    private readonly TimeProvider _time;

    /// <summary>Makes a verifier.</summary>
    /// <param name="secrets">The webhook's secret, <c>whsec_…</c>; while it is being changed the one before,
    /// too.</param>
    /// <param name="tolerance">How far clocks may be apart, and how old a message may be; null for five
    /// minutes.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="ArgumentException">One is no secret of a webhook.</exception>
    public WebhookVerifier(IEnumerable<string> secrets, TimeSpan? tolerance = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        _keys = [.. secrets.Select(KeyOf)];
        _tolerance = tolerance ?? TimeSpan.FromMinutes(5);
        _time = time ?? TimeProvider.System;
    }

    /// <summary>
    /// Reads a message. Messages come at least once: whoever acts on one remembers its id, or acts by
    /// <c>Data.Cursor</c>.
    /// </summary>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>.</param>
    /// <param name="signature">The header <c>webhook-signature</c>.</param>
    /// <param name="body">The body, byte for byte.</param>
    /// <returns>The message; null when it is not the registry's, or too old.</returns>
    public WebhookMessage? TryRead(string? id, string? timestamp, string? signature, ReadOnlySpan<byte> body)
    {
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(signature)
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            || (_time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > _tolerance)
        {
            return null;
        }

        byte[] content = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        return signature.Split(' ').Any(line => IsOurs(line, content)) ? Read(body) : null;
    }

    private bool IsOurs(string line, byte[] content)
    {
        Span<byte> shown = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (!line.StartsWith(Version, StringComparison.Ordinal)
            || !Convert.TryFromBase64String(line[Version.Length..], shown, out var length)
            || length != shown.Length)
        {
            return false;
        }

        var isOurs = false;
        foreach (var key in _keys)
        {
            isOurs |= CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, content), shown);
        }

        return isOurs;
    }

    private static WebhookMessage? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, ClientJson.Default.WebhookMessage);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[] KeyOf(string secret)
    {
        if (secret is not null && secret.StartsWith(SecretPrefix, StringComparison.Ordinal))
        {
            try
            {
                // Standard Webhooks: 24 to 64 bytes; with none of them anybody could sign.
                if (Convert.FromBase64String(secret[SecretPrefix.Length..]) is { Length: >= 24 } key)
                {
                    return key;
                }
            }
            catch (FormatException)
            {
                // Said below, without it.
            }
        }

        throw new ArgumentException("A secret is whsec_ and base64.", nameof(secret));
    }
}
