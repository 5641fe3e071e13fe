using Ledger.Cryptography;
using Ledger.Evidence.Manifests;

namespace Ledger.Sources.Rows;

/// <summary>A leaf as it is sorted and kept: by its SHA-256, or by its SM3 where it has no other.</summary>
internal readonly struct LeafRecord(DigestSet leaf) : IComparable<LeafRecord>
{
    public DigestSet Leaf { get; } = leaf;

    public static int SizeOf(ManifestDigests digests) =>
        digests == ManifestDigests.Both ? 2 * Digest.Size : Digest.Size;

    public static LeafRecord Read(ReadOnlySpan<byte> bytes, ManifestDigests digests)
    {
        var first = Digest.Read(bytes[..Digest.Size]);
        return new LeafRecord(digests switch
        {
            ManifestDigests.Sha256 => new DigestSet(first, null),
            ManifestDigests.Sm3 => new DigestSet(null, first),
            _ => new DigestSet(first, Digest.Read(bytes[Digest.Size..])),
        });
    }

    public void Write(Stream stream)
    {
        Span<byte> bytes = stackalloc byte[2 * Digest.Size];
        var length = 0;
        if (Leaf.Sha256 is { } sha256)
        {
            sha256.CopyTo(bytes);
            length = Digest.Size;
        }

        if (Leaf.Sm3 is { } sm3)
        {
            sm3.CopyTo(bytes[length..]);
            length += Digest.Size;
        }

        stream.Write(bytes[..length]);
    }

    public int CompareTo(LeafRecord other) =>
        (Leaf.Sha256 ?? Leaf.Sm3!.Value).CompareTo(other.Leaf.Sha256 ?? other.Leaf.Sm3!.Value);
}
