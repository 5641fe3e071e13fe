using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Ledger.Cryptography;

/// <summary>
/// A private key of one algorithm; immutable and thread-safe. It never shows its secret but by <see cref="Export"/>.
/// </summary>
public sealed class PrivateKey
{
    /// <summary>The length of every secret: a scalar in big endian, or the seed of RFC 8032.</summary>
    public const int Size = 32;

    private readonly byte[] _secret;

    private PrivateKey(byte[] secret, object material, PublicKey publicKey)
    {
        _secret = secret;
        Material = material;
        PublicKey = publicKey;
    }

    /// <summary>The key that verifies what this one signs.</summary>
    public PublicKey PublicKey { get; }

    internal object Material { get; }

    internal ReadOnlySpan<byte> Secret => _secret;

    /// <summary>A new key from the operating system's generator.</summary>
    public static PrivateKey Generate(SignatureAlgorithm algorithm)
    {
        Span<byte> secret = stackalloc byte[Size];
        while (true)
        {
            // The orders of the curves are just below 2^256: a second turn all but never comes.
            RandomNumberGenerator.Fill(secret);
            if (TryImport(algorithm, secret, out var key))
            {
                CryptographicOperations.ZeroMemory(secret);
                return key;
            }
        }
    }

    /// <summary>Reads what <see cref="Export"/> gives.</summary>
    /// <exception cref="ArgumentException">The length is not 32 or the scalar is out of the curve's range.</exception>
    public static PrivateKey Import(SignatureAlgorithm algorithm, ReadOnlySpan<byte> secret) =>
        TryImport(algorithm, secret, out var key)
            ? key
            : throw new ArgumentException("The bytes are no private key of the algorithm.", nameof(secret));

    /// <summary>
    /// Reads what <see cref="Export"/> gives; false when the length is not 32 or the scalar is out of range.
    /// </summary>
    public static bool TryImport(
        SignatureAlgorithm algorithm, ReadOnlySpan<byte> secret, [NotNullWhen(true)] out PrivateKey? key)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        key = null;
        if (secret.Length != Size || algorithm.ReadPrivateKey(secret, out var raw) is not { } material)
        {
            return false;
        }

        return PublicKey.TryReadRaw(algorithm, raw, out var publicKey)
            && (key = new PrivateKey(secret.ToArray(), material, publicKey)) is not null;
    }

    /// <summary>
    /// The 32 secret bytes: a scalar in big endian, or the seed of RFC 8032. The caller guards and clears them.
    /// </summary>
    public byte[] Export() => [.. _secret];

    /// <summary>Signs the message; see <see cref="SignatureAlgorithm.Sign"/>.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message) => PublicKey.Algorithm.Sign(this, message);
}
