using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Ledger.Evidence.Log;

/// <summary>
/// Entry bundles of c2sp.org/tlog-tiles: leaves one after the other, each behind its length as two bytes, big endian.
/// </summary>
public static class EntryBundle
{
    /// <summary>Bytes in front of each leaf.</summary>
    public const int PrefixBytes = 2;

    /// <summary>Writes a leaf behind its length and returns the bytes written.</summary>
    /// <exception cref="ArgumentException">The leaf is empty or longer than 65,535 bytes, or the space is too
    /// small.</exception>
    public static int Write(ReadOnlySpan<byte> leaf, Span<byte> destination)
    {
        if (leaf.IsEmpty || leaf.Length > ushort.MaxValue)
        {
            throw new ArgumentException("A bundle holds leaves of 1 to 65,535 bytes.", nameof(leaf));
        }

        BinaryPrimitives.WriteUInt16BigEndian(destination, (ushort)leaf.Length);
        leaf.CopyTo(destination[PrefixBytes..]);
        return PrefixBytes + leaf.Length;
    }

    /// <summary>The bundle of the given leaves.</summary>
    /// <exception cref="ArgumentException">A leaf is empty or longer than 65,535 bytes.</exception>
    public static byte[] Of(IReadOnlyCollection<ReadOnlyMemory<byte>> leaves)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        var bundle = new byte[leaves.Sum(leaf => PrefixBytes + leaf.Length)];
        var at = 0;
        foreach (var leaf in leaves)
        {
            at += Write(leaf.Span, bundle.AsSpan(at));
        }

        return bundle;
    }

    /// <summary>
    /// Reads exactly <paramref name="width"/> leaves; false when there are fewer, more, or an empty one. The leaves are
    /// untrusted: each must hash to its place in the tile of level 0.
    /// </summary>
    public static bool TryRead(
        ReadOnlyMemory<byte> bundle, int width, [NotNullWhen(true)] out IReadOnlyList<ReadOnlyMemory<byte>>? leaves)
    {
        leaves = null;
        var read = new List<ReadOnlyMemory<byte>>(Math.Clamp(width, 0, TilePath.FullWidth));
        for (var at = 0; at < bundle.Length;)
        {
            if (read.Count == width || bundle.Length - at < PrefixBytes)
            {
                return false;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bundle.Span[at..]);
            at += PrefixBytes;
            if (length == 0 || length > bundle.Length - at)
            {
                return false;
            }

            read.Add(bundle.Slice(at, length));
            at += length;
        }

        leaves = read.Count == width ? read : null;
        return leaves is not null;
    }
}
