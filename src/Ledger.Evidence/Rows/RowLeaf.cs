using System.Security.Cryptography;
using Ledger.Cryptography;
using Ledger.Evidence.Manifests;

namespace Ledger.Evidence.Rows;

/// <summary>Leaves of the tree over rows: H(0x00 ‖ salt ‖ row), the salt being empty where there is none.</summary>
public static class RowLeaf
{
    /// <summary>Bytes of a salt, and of the key that salts follow from.</summary>
    public const int SaltSize = 32;

    /// <summary>The salt of a row: HMAC-SHA256 under the key that only the holder has.</summary>
    public static void Salt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> row, Span<byte> salt) =>
        HMACSHA256.HashData(key, row, salt);

    /// <summary>The leaf of a row in each digest.</summary>
    public static DigestSet Of(ManifestDigests digests, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> row) => new(
        digests.HasFlag(ManifestDigests.Sha256) ? DigestAlgorithm.Sha256.Hash([0x00], salt, row) : null,
        digests.HasFlag(ManifestDigests.Sm3) ? DigestAlgorithm.Sm3.Hash([0x00], salt, row) : null);
}
