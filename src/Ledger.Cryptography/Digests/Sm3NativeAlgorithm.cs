namespace Ledger.Cryptography;

// GB/T 32905-2016 through libcrypto: about 1.5 times the managed rate on short inputs, twice on long ones.
internal sealed class Sm3NativeAlgorithm(LibCrypto library) : DigestAlgorithm("sm3")
{
    [ThreadStatic]
    private static NativeDigest? t_digest;

    public override Digest Hash(ReadOnlySpan<byte> content) => Hash(content, [], []);

    public override Digest Hash(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c) =>
        (t_digest ??= new NativeDigest(library)).Hash(a, b, c);

    public override IncrementalDigest CreateIncremental() => new NativeDigest(library);
}
