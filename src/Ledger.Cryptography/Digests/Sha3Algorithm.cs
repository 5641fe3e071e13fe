using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;

namespace Ledger.Cryptography;

// FIPS 202. The platform's own where it has one, which libcrypto 1.1.1 and later give it; else managed.
internal sealed class Sha3Algorithm() : DigestAlgorithm("sha3-256")
{
    [ThreadStatic]
    private static Sha3Digest? t_digest;

    public override Digest Hash(ReadOnlySpan<byte> content)
    {
        if (!SHA3_256.IsSupported)
        {
            return ManagedDigest.Hash(t_digest ??= new Sha3Digest(8 * Digest.Size), content);
        }

        Span<byte> output = stackalloc byte[Digest.Size];
        SHA3_256.HashData(content, output);
        return Digest.Read(output);
    }

    public override IncrementalDigest CreateIncremental() => new ManagedDigest(new Sha3Digest(8 * Digest.Size));
}
