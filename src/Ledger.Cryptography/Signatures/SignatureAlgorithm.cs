using System.Diagnostics.CodeAnalysis;

namespace Ledger.Cryptography;

/// <summary>
/// A signature scheme, its hash included. The instances are shared, thread-safe and compared by reference.
/// Of each valid signature only one encoding is accepted.
/// </summary>
public abstract class SignatureAlgorithm
{
    private protected SignatureAlgorithm(string name) => Name = name;

    /// <summary>
    /// ECDSA over P-256 with SHA-256 (FIPS 186-5); strict DER <c>SEQUENCE {r, s}</c>, s at most half the order;
    /// name <c>p256</c>.
    /// </summary>
    public static SignatureAlgorithm P256 { get; } = new P256Algorithm(LibCryptoP256.Instance);

    /// <summary>
    /// ECDSA over secp256k1 with SHA-256 and the nonces of RFC 6979; 64 bytes <c>r ‖ s</c>, s at most half the order;
    /// name <c>secp256k1</c>.
    /// </summary>
    public static SignatureAlgorithm Secp256k1 { get; } = new Secp256k1Algorithm();

    /// <summary>
    /// SM2 with SM3 (GB/T 32918.2) and the identity <c>1234567812345678</c>; strict DER <c>SEQUENCE {r, s}</c>;
    /// name <c>sm2</c>.
    /// </summary>
    public static SignatureAlgorithm Sm2 { get; } = new Sm2Algorithm();

    /// <summary>
    /// Ed25519 (RFC 8032), 64 bytes; name <c>ed25519</c>. S is below the order; A and R are canonical encodings of
    /// points of the prime-order subgroup, not the neutral one. So whatever is accepted here every verifier that
    /// follows RFC 8032 accepts, with or without the cofactor in its equation.
    /// </summary>
    public static SignatureAlgorithm Ed25519 { get; } = new Ed25519Algorithm();

    /// <summary>The name in formats: <c>p256</c>, <c>secp256k1</c>, <c>sm2</c> or <c>ed25519</c>.</summary>
    public string Name { get; }

    // The fixed DER in front of the key's raw bytes: one prefix an algorithm, so one encoding a key.
    internal abstract ReadOnlySpan<byte> SpkiPrefix { get; }

    /// <summary>Finds an algorithm by its exact name; false when there is none.</summary>
    public static bool TryGet([NotNullWhen(true)] string? name, [NotNullWhen(true)] out SignatureAlgorithm? algorithm)
    {
        algorithm = name switch
        {
            "p256" => P256,
            "secp256k1" => Secp256k1,
            "sm2" => Sm2,
            "ed25519" => Ed25519,
            _ => null,
        };
        return algorithm is not null;
    }

    /// <summary>
    /// Whether the signature over the message is the key's, and encoded as this algorithm writes it. A key of another
    /// algorithm has made no signature of this one: false.
    /// </summary>
    public bool Verify(PublicKey key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Algorithm == this && VerifyCore(key, message, signature);
    }

    /// <summary>Signs the message.</summary>
    /// <exception cref="ArgumentException">The key is of another algorithm.</exception>
    public byte[] Sign(PrivateKey key, ReadOnlySpan<byte> message)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.PublicKey.Algorithm == this
            ? SignCore(key, message)
            : throw new ArgumentException("The key is of another algorithm.", nameof(key));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    // What verification needs beside the raw bytes, or null when they are no valid key.
    internal abstract object? ReadPublicKey(ReadOnlySpan<byte> raw);

    // What signing needs beside the secret, with the raw public key; null when the secret is out of range.
    internal abstract object? ReadPrivateKey(ReadOnlySpan<byte> secret, out byte[] rawPublicKey);

    private protected abstract bool VerifyCore(
        PublicKey key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature);

    private protected abstract byte[] SignCore(PrivateKey key, ReadOnlySpan<byte> message);
}
