using System.Diagnostics.CodeAnalysis;

namespace Ledger.Cryptography;

/// <summary>
/// Authenticated encryption (RFC 5116): nonces of 12 bytes, tags of 16, and the key derivation (RFC 5869) over the
/// digest that goes with the cipher. The two suites share no primitive.
/// </summary>
public abstract class AeadAlgorithm
{
    /// <summary>The length of a nonce. None may be used twice under one key.</summary>
    public const int NonceSize = 12;

    /// <summary>The length of the tag behind every ciphertext.</summary>
    public const int TagSize = 16;

    private protected AeadAlgorithm(string name, int keySize) => (Name, KeySize) = (name, keySize);

    /// <summary>AES-256 in GCM (FIPS 197, NIST SP 800-38D), keys by HKDF with SHA-256.</summary>
    public static AeadAlgorithm Aes256Gcm { get; } = new AesGcmAlgorithm();

    /// <summary>SM4 in GCM (GB/T 32907, GB/T 36624, RFC 8998), keys by HKDF with SM3 (GB/T 32905).</summary>
    public static AeadAlgorithm Sm4Gcm { get; } = new Sm4GcmAlgorithm();

    /// <summary><c>aes-256-gcm</c> or <c>sm4-gcm</c>.</summary>
    public string Name { get; }

    /// <summary>The length of a key in bytes.</summary>
    public int KeySize { get; }

    /// <summary>Finds an algorithm by its name.</summary>
    public static bool TryGet([NotNullWhen(true)] string? name, [NotNullWhen(true)] out AeadAlgorithm? algorithm)
    {
        algorithm = name == Aes256Gcm.Name ? Aes256Gcm : name == Sm4Gcm.Name ? Sm4Gcm : null;
        return algorithm is not null;
    }

    /// <summary>A key for the algorithm, extracted and expanded from a secret (RFC 5869 section 2).</summary>
    /// <param name="secret">Input keying material of full entropy, at least 16 bytes.</param>
    /// <param name="salt">Need not be secret; may be empty.</param>
    /// <param name="info">What the key is for.</param>
    /// <returns>The key, to be disposed of.</returns>
    public AeadKey DeriveKey(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info)
    {
        if (secret.Length < 16)
        {
            throw new ArgumentException("A secret has at least 16 bytes.", nameof(secret));
        }

        Span<byte> key = stackalloc byte[KeySize];
        try
        {
            Derive(secret, salt, info, key);
            return Create(key);
        }
        finally
        {
            System.Security.Cryptography.CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>The key of <see cref="KeySize"/> bytes, to be disposed of.</summary>
    /// <exception cref="ArgumentException">The bytes have another length.</exception>
    public AeadKey CreateKey(ReadOnlySpan<byte> key) => key.Length == KeySize
        ? Create(key)
        : throw new ArgumentException($"A key of {Name} has {KeySize} bytes.", nameof(key));

    private protected abstract AeadKey Create(ReadOnlySpan<byte> key);

    private protected abstract void Derive(
        ReadOnlySpan<byte> secret, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info, Span<byte> key);
}
