using System.Security.Cryptography;

namespace Ledger.Cryptography;

// FIPS 180-4, the platform's own, where there is no libcrypto.
internal sealed class Sha256PlatformAlgorithm() : DigestAlgorithm("sha256")
{
    public override Digest Hash(ReadOnlySpan<byte> content)
    {
        Span<byte> digest = stackalloc byte[Digest.Size];
        SHA256.HashData(content, digest);
        return Digest.Read(digest);
    }

    public override IncrementalDigest CreateIncremental() => new Incremental();

    private sealed class Incremental : IncrementalDigest
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public override void Append(ReadOnlySpan<byte> piece) => _hash.AppendData(piece);

        public override Digest Finish()
        {
            Span<byte> digest = stackalloc byte[Digest.Size];
            _hash.GetHashAndReset(digest);
            return Digest.Read(digest);
        }

        private protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _hash.Dispose();
            }
        }
    }
}
