using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Keys;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>The keys that evidence rests on, earlier ones too, and the change that waits for its confirmation.
    /// </summary>
    public Task<KeyListResource> ListKeysAsync(CancellationToken cancellationToken = default) =>
        GetAsync("v1/log/keys", ClientJson.Default.KeyListResource, cancellationToken);

    /// <summary>
    /// Has the registry prepare a rotation or revocation, signed by those of its own keys that have to, for an operator
    /// to propose. Nothing changes by that.
    /// </summary>
    /// <param name="key">The id of the key that ends.</param>
    /// <param name="change">What is to become of it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LedgerProblemException"><c>forbidden</c>: the account is no operator; <c>not-found</c>: the log
    /// names no such key; <c>key-missing</c>: the registry does not have what it needs for it.</exception>
    /// <exception cref="InvalidDataException">The answer is no such command.</exception>
    public async Task<ProposeKeyChange> PrepareKeyChangeAsync(
        Digest key, KeyChangeRequest change, CancellationToken cancellationToken = default)
    {
        using var response = await _channel.SendAsync(
            HttpMethod.Post, $"v1/log/keys/{key}/changes", () => Json(change, ClientJson.Default.KeyChangeRequest),
            repeat: true, cancellationToken).ConfigureAwait(false);
        await Problems.ThrowIfAnyAsync(response, cancellationToken).ConfigureAwait(false);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return CanonicalJson.TryParse(bytes, out var json, out _)
            && CommandCodec.TryRead("key.propose", json, out var command, out _) && command is ProposeKeyChange propose
                ? propose
                : throw new InvalidDataException("The registry answers with something else than a change of keys.");
    }
}
