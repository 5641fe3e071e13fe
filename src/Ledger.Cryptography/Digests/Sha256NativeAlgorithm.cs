namespace Ledger.Cryptography;

// FIPS 180-4 through libcrypto: the platform calls the same code, but looks the algorithm up and makes a context for
// every message, which on short ones costs more than the digest.
internal sealed class Sha256NativeAlgorithm(LibCrypto library) : DigestAlgorithm("sha256")
{
    [ThreadStatic]
    private static NativeDigest? t_digest;

    public override Digest Hash(ReadOnlySpan<byte> content) => Hash(content, [], []);

    public override Digest Hash(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c) =>
        (t_digest ??= new NativeDigest(library)).Hash(a, b, c);

    public override IncrementalDigest CreateIncremental() => new NativeDigest(library);
}
