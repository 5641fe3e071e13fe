namespace Ledger.Cryptography;

/// <summary>
/// The two digests of the same bytes that everything in the ledger carries: neither stands for the other.
/// </summary>
/// <param name="Sha256">The SHA-256 digest (FIPS 180-4).</param>
/// <param name="Sm3">The SM3 digest (GB/T 32905-2016).</param>
public readonly record struct DigestPair(Digest Sha256, Digest Sm3)
{
    /// <summary>Both digests of <paramref name="content"/>.</summary>
    public static DigestPair Of(ReadOnlySpan<byte> content) =>
        new(DigestAlgorithm.Sha256.Hash(content), DigestAlgorithm.Sm3.Hash(content));

    /// <summary>Both digests of the concatenation <c>a ‖ b</c>.</summary>
    public static DigestPair Of(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) =>
        new(DigestAlgorithm.Sha256.Hash(a, b), DigestAlgorithm.Sm3.Hash(a, b));

    /// <summary>Both digests of the concatenation <c>a ‖ b ‖ c</c>.</summary>
    public static DigestPair Of(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c) =>
        new(DigestAlgorithm.Sha256.Hash(a, b, c), DigestAlgorithm.Sm3.Hash(a, b, c));

    /// <summary>The digest that <paramref name="algorithm"/> made.</summary>
    /// <exception cref="ArgumentException">The algorithm is neither SHA-256 nor SM3.</exception>
    public Digest this[DigestAlgorithm algorithm] =>
        algorithm == DigestAlgorithm.Sha256 ? Sha256
        : algorithm == DigestAlgorithm.Sm3 ? Sm3
        : throw new ArgumentException("A pair holds SHA-256 and SM3.", nameof(algorithm));
}
