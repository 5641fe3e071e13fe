using Org.BouncyCastle.Crypto.Digests;

namespace Ledger.Cryptography;

internal sealed class Keccak256Algorithm() : DigestAlgorithm("keccak256")
{
    [ThreadStatic]
    private static KeccakDigest? t_digest;

    public override Digest Hash(ReadOnlySpan<byte> content) =>
        ManagedDigest.Hash(t_digest ??= new KeccakDigest(8 * Digest.Size), content);

    public override IncrementalDigest CreateIncremental() => new ManagedDigest(new KeccakDigest(8 * Digest.Size));
}
