using Ledger.Cryptography;

namespace Ledger.Evidence.Log;

/// <summary>Tiles held in memory, as far as they are needed; looks up nodes of the tree of one size in them.</summary>
public sealed class TileSet
{
    private readonly ulong _size;
    private readonly Dictionary<TilePath, ReadOnlyMemory<byte>> _tiles;

    /// <summary>Holds tiles of the tree of <paramref name="size"/> leaves.</summary>
    /// <exception cref="ArgumentException">A tile has not the length that its path says.</exception>
    public TileSet(ulong size, IEnumerable<Tile> tiles)
    {
        ArgumentNullException.ThrowIfNull(tiles);
        _size = size;
        _tiles = [];
        foreach (var tile in tiles)
        {
            if (!HashTile.Fits(tile.Path, tile.Bytes.Span))
            {
                throw new ArgumentException($"{tile.Path} has {tile.Bytes.Length} bytes.", nameof(tiles));
            }

            _tiles[tile.Path] = tile.Bytes;
        }
    }

    /// <summary>
    /// A lookup for the overloads of <see cref="MerkleTree"/>: the hash of the complete subtree of 2^level leaves at
    /// that index. It throws <see cref="TileUnavailableException"/> for a tile that is not held.
    /// </summary>
    public Func<int, ulong, Digest> Lookup(DigestAlgorithm algorithm) => (level, index) =>
    {
        var path = PathOf(_size, level, index);
        var height = level % HashTile.Height;
        return _tiles.TryGetValue(path, out var tile)
            ? HashTile.Subtree(algorithm, tile.Span, height, (int)(index & (0xffUL >> height)))
            : throw new TileUnavailableException(path);
    };

    /// <summary>The tile of a tree of that size in which a complete subtree of 2^level leaves stands.</summary>
    public static TilePath PathOf(ulong size, int level, ulong index)
    {
        var (row, height) = Math.DivRem(level, HashTile.Height);
        return TilePath.HashesIn(size, row, index << height >> HashTile.Height);
    }
}
