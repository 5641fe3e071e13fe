using Org.BouncyCastle.Crypto;

namespace Ledger.Cryptography;

// One BouncyCastle digest behind our type; it resets itself at DoFinal.
internal sealed class ManagedDigest(IDigest digest) : IncrementalDigest
{
    private IDigest? _digest = digest;

    private IDigest Open => _digest ?? throw new ObjectDisposedException(nameof(IncrementalDigest));

    public override void Append(ReadOnlySpan<byte> piece) => Open.BlockUpdate(piece);

    public override Digest Finish() => Finish(Open);

    public static Digest Hash(IDigest digest, ReadOnlySpan<byte> content)
    {
        digest.BlockUpdate(content);
        return Finish(digest);
    }

    private static Digest Finish(IDigest digest)
    {
        Span<byte> output = stackalloc byte[Digest.Size];
        digest.DoFinal(output);
        return Digest.Read(output);
    }

    private protected override void Dispose(bool disposing) => _digest = null;
}
