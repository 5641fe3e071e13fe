using Ledger.Cryptography;

namespace Ledger.Evidence.Log;

/// <summary>A hash tile's bytes: 32 for each place that is filled, in order.</summary>
public static class HashTile
{
    /// <summary>Levels of the tree that one tile spans.</summary>
    public const int Height = 8;

    /// <summary>Whether the bytes can be those of a tile at that path, as far as length tells.</summary>
    public static bool Fits(TilePath path, ReadOnlySpan<byte> tile) =>
        !path.IsEntries && tile.Length == path.Width * Digest.Size;

    /// <summary>The hash at a place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tile does not reach that far.</exception>
    public static Digest At(ReadOnlySpan<byte> tile, int place)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, tile.Length / Digest.Size);
        return Digest.Read(tile.Slice(place * Digest.Size, Digest.Size));
    }

    /// <summary>The root of the complete subtree over 2^<paramref name="height"/> hashes of a tile.</summary>
    /// <param name="algorithm">The digest of the tree.</param>
    /// <param name="tile">The tile's bytes.</param>
    /// <param name="height">0 to 8.</param>
    /// <param name="index">The subtree's index among those of its height in the tile.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tile does not reach that far.</exception>
    public static Digest Subtree(DigestAlgorithm algorithm, ReadOnlySpan<byte> tile, int height, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, Height);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var width = 1 << height;
        ArgumentOutOfRangeException.ThrowIfGreaterThan((index + 1) * width, tile.Length / Digest.Size);
        Span<Digest> row = stackalloc Digest[width];
        for (var i = 0; i < width; i++)
        {
            row[i] = At(tile, (index * width) + i);
        }

        for (; width > 1; width /= 2)
        {
            for (var i = 0; i < width / 2; i++)
            {
                row[i] = MerkleTree.NodeHash(algorithm, row[2 * i], row[(2 * i) + 1]);
            }
        }

        return row[0];
    }
}
