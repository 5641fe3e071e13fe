using Org.BouncyCastle.Crypto.Digests;

namespace Ledger.Cryptography;

// GB/T 32905-2016, for machines without a libcrypto that knows SM3.
internal sealed class Sm3ManagedAlgorithm() : DigestAlgorithm("sm3")
{
    [ThreadStatic]
    private static SM3Digest? t_digest;

    public override Digest Hash(ReadOnlySpan<byte> content) =>
        ManagedDigest.Hash(t_digest ??= new SM3Digest(), content);

    public override IncrementalDigest CreateIncremental() => new ManagedDigest(new SM3Digest());
}
