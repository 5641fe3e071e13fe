using System.Diagnostics.CodeAnalysis;

namespace Ledger.Cryptography;

/// <summary>A valid public key of one algorithm; immutable, thread-safe, equal by algorithm and bytes.</summary>
public sealed class PublicKey : IEquatable<PublicKey>
{
    private static readonly SignatureAlgorithm[] s_algorithms =
    [
        SignatureAlgorithm.P256, SignatureAlgorithm.Secp256k1, SignatureAlgorithm.Sm2, SignatureAlgorithm.Ed25519,
    ];

    private readonly byte[] _raw;

    internal PublicKey(SignatureAlgorithm algorithm, byte[] raw, object material)
    {
        Algorithm = algorithm;
        _raw = raw;
        Material = material;
        Id = DigestAlgorithm.Sha256.Hash(algorithm.SpkiPrefix, raw);
    }

    /// <summary>The algorithm whose key this is.</summary>
    public SignatureAlgorithm Algorithm { get; }

    /// <summary>The SHA-256 digest of <see cref="ToSpki"/>, by which formats name the key.</summary>
    public Digest Id { get; }

    /// <summary>
    /// Ed25519: the 32 bytes of RFC 8032. The others: <c>0x04 ‖ x ‖ y</c>, 65 bytes (SEC 1 section 2.3.3).
    /// </summary>
    public ReadOnlySpan<byte> Raw => _raw;

    internal object Material { get; }

    /// <summary>
    /// Reads a DER SubjectPublicKeyInfo: exactly what <see cref="ToSpki"/> writes, of a valid point. Named curves and
    /// uncompressed points only (RFC 5480, RFC 8410); SM2 as id-ecPublicKey with 1.2.156.10197.1.301.
    /// </summary>
    public static bool TryReadSpki(ReadOnlySpan<byte> der, [NotNullWhen(true)] out PublicKey? key)
    {
        foreach (var algorithm in s_algorithms)
        {
            if (der.StartsWith(algorithm.SpkiPrefix))
            {
                return TryReadRaw(algorithm, der[algorithm.SpkiPrefix.Length..], out key);
            }
        }

        key = null;
        return false;
    }

    /// <summary>Reads what <see cref="Raw"/> gives; false for any other length, form or an invalid point.</summary>
    public static bool TryReadRaw(
        SignatureAlgorithm algorithm, ReadOnlySpan<byte> raw, [NotNullWhen(true)] out PublicKey? key)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        var material = algorithm.ReadPublicKey(raw);
        key = material is null ? null : new PublicKey(algorithm, raw.ToArray(), material);
        return key is not null;
    }

    /// <summary>The DER SubjectPublicKeyInfo.</summary>
    public byte[] ToSpki() => [.. Algorithm.SpkiPrefix, .. _raw];

    /// <summary>
    /// Whether the signature over the message is this key's; see <see cref="SignatureAlgorithm.Verify"/>.
    /// </summary>
    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        Algorithm.Verify(this, message, signature);

    /// <inheritdoc/>
    public bool Equals(PublicKey? other) =>
        other is not null && Algorithm == other.Algorithm && _raw.AsSpan().SequenceEqual(other._raw);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PublicKey);

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode();

    /// <summary>The algorithm's name and the key's id.</summary>
    public override string ToString() => $"{Algorithm.Name}:{Id}";
}
