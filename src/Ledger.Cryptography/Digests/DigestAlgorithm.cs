using System.Diagnostics.CodeAnalysis;

namespace Ledger.Cryptography;

/// <summary>
/// A hash function with 32 byte digests. The instances are shared, thread-safe and compared by reference.
/// </summary>
public abstract class DigestAlgorithm
{
    /// <summary>Inputs of several parts up to this many bytes are joined on the stack and hashed at once.</summary>
    private const int JoinLimit = 1024;

    private protected DigestAlgorithm(string name) => Name = name;

    /// <summary>
    /// SHA-256, FIPS 180-4; name <c>sha256</c>. Through libcrypto where there is one, else the platform's own.
    /// </summary>
    public static DigestAlgorithm Sha256 { get; } =
        LibCrypto.Sha256 is { } native ? new Sha256NativeAlgorithm(native) : new Sha256PlatformAlgorithm();

    /// <summary>SM3, GB/T 32905-2016; name <c>sm3</c>. Through libcrypto where there is one, else managed.</summary>
    public static DigestAlgorithm Sm3 { get; } =
        LibCrypto.Sm3 is { } native ? new Sm3NativeAlgorithm(native) : new Sm3ManagedAlgorithm();

    /// <summary>
    /// Keccak-256 as Ethereum uses it (the padding of the Keccak submission, not that of FIPS 202 SHA3-256);
    /// name <c>keccak256</c>.
    /// </summary>
    public static DigestAlgorithm Keccak256 { get; } = new Keccak256Algorithm();

    /// <summary>SHA3-256, FIPS 202; name <c>sha3-256</c>. Logs are re-rooted under it.</summary>
    public static DigestAlgorithm Sha3 { get; } = new Sha3Algorithm();

    /// <summary>The name in formats: <c>sha256</c>, <c>sm3</c>, <c>keccak256</c> or <c>sha3-256</c>.</summary>
    public string Name { get; }

    /// <summary>
    /// Finds an algorithm of a format by its exact name; false when there is none, and for <c>sha3-256</c>, which no
    /// format offers for choice.
    /// </summary>
    public static bool TryGet([NotNullWhen(true)] string? name, [NotNullWhen(true)] out DigestAlgorithm? algorithm)
    {
        algorithm = name switch
        {
            "sha256" => Sha256,
            "sm3" => Sm3,
            "keccak256" => Keccak256,
            _ => null,
        };
        return algorithm is not null;
    }

    /// <summary>The digest of <paramref name="content"/>.</summary>
    public abstract Digest Hash(ReadOnlySpan<byte> content);

    /// <summary>The digest of the concatenation <c>a ‖ b</c>.</summary>
    public Digest Hash(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => Hash(a, b, []);

    /// <summary>The digest of the concatenation <c>a ‖ b ‖ c</c>.</summary>
    public virtual Digest Hash(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c)
    {
        var length = (long)a.Length + b.Length + c.Length;
        if (length > JoinLimit)
        {
            return HashInPieces(a, b, c);
        }

        Span<byte> joined = stackalloc byte[(int)length];
        a.CopyTo(joined);
        b.CopyTo(joined[a.Length..]);
        c.CopyTo(joined[(a.Length + b.Length)..]);
        return Hash(joined);
    }

    /// <summary>Starts a digest of bytes that arrive in pieces.</summary>
    public abstract IncrementalDigest CreateIncremental();

    /// <inheritdoc/>
    public override string ToString() => Name;

    private Digest HashInPieces(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c)
    {
        using var digest = CreateIncremental();
        digest.Append(a);
        digest.Append(b);
        digest.Append(c);
        return digest.Finish();
    }
}
