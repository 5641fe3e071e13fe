using Ledger.Cryptography;

namespace Ledger.Evidence.Entries;

/// <summary>The author's own signature over a command envelope.</summary>
/// <param name="Algorithm"><c>p256</c>, <c>sm2</c> or <c>ed25519</c>.</param>
/// <param name="KeyId">SHA-256 of the key's SPKI DER.</param>
/// <param name="Signature">The signature as <paramref name="Algorithm"/> writes it, 1 to
/// <see cref="MaxSignatureBytes"/> bytes.</param>
public sealed record CommandAuthor(SignatureAlgorithm Algorithm, Digest KeyId, ReadOnlyMemory<byte> Signature)
{
    /// <summary>The longest signature, in bytes.</summary>
    public const int MaxSignatureBytes = 128;

    /// <summary>Whether authors may sign with an algorithm; secp256k1 is for chains alone.</summary>
    public static bool MaySignWith(SignatureAlgorithm algorithm) =>
        algorithm == SignatureAlgorithm.P256
        || algorithm == SignatureAlgorithm.Sm2
        || algorithm == SignatureAlgorithm.Ed25519;

    /// <summary>Signs an envelope.</summary>
    /// <exception cref="ArgumentException">Authors do not sign with the key's algorithm.</exception>
    public static CommandAuthor Sign(CommandEnvelope envelope, PrivateKey secret)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        return Sign(envelope.ToBytes(), secret);
    }

    /// <summary>Signs the bytes of an envelope, <see cref="CommandEnvelope.ToBytes"/>.</summary>
    /// <exception cref="ArgumentException">Authors do not sign with the key's algorithm.</exception>
    public static CommandAuthor Sign(ReadOnlySpan<byte> envelope, PrivateKey secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var key = secret.PublicKey;
        return MaySignWith(key.Algorithm)
            ? new CommandAuthor(key.Algorithm, key.Id, secret.Sign(envelope))
            : throw new ArgumentException("Authors sign with p256, sm2 or ed25519.", nameof(secret));
    }

    /// <summary>
    /// Whether the key has signed exactly these envelope bytes. Whether the key is the actor's, the state map says.
    /// </summary>
    public bool Verify(PublicKey key, ReadOnlySpan<byte> envelope)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Id == KeyId
            && MaySignWith(Algorithm)
            && Algorithm.Verify(key, envelope, Signature.Span);
    }

    /// <inheritdoc/>
    public bool Equals(CommandAuthor? other) =>
        other is not null
        && Algorithm == other.Algorithm
        && KeyId == other.KeyId
        && Signature.Span.SequenceEqual(other.Signature.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Algorithm, KeyId);
}
