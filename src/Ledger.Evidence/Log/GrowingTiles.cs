using Ledger.Cryptography;

namespace Ledger.Evidence.Log;

/// <summary>A tile or an entry bundle with its bytes.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Bytes">What stands there.</param>
public readonly record struct Tile(TilePath Path, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// A growing tree in tiles: takes leaf hashes, gives each tile as it fills, and knows the partial tiles at the right
/// edge, from which the root follows. One hash is computed for each leaf. Not thread-safe.
/// </summary>
public sealed class GrowingTiles
{
    private readonly DigestAlgorithm _algorithm;
    private readonly List<byte[]> _edge = [];

    /// <summary>The empty tree.</summary>
    public GrowingTiles(DigestAlgorithm algorithm)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        _algorithm = algorithm;
    }

    /// <summary>The number of leaves.</summary>
    public ulong Size { get; private set; }

    /// <summary>Continues a tree of <paramref name="size"/> leaves from the partial tiles at its edge.</summary>
    /// <param name="algorithm">The digest of the tree.</param>
    /// <param name="size">The number of leaves.</param>
    /// <param name="partial">The bytes of the partial tile at a path. They are taken as true: compare the
    /// <see cref="Root"/> with a checkpoint's before building on it.</param>
    /// <exception cref="ArgumentException">A tile has not the length that its path says.</exception>
    public static GrowingTiles Restore(
        DigestAlgorithm algorithm, ulong size, Func<TilePath, ReadOnlyMemory<byte>> partial)
    {
        ArgumentNullException.ThrowIfNull(partial);
        var tree = new GrowingTiles(algorithm) { Size = size };
        foreach (var path in EdgeOf(size))
        {
            var bytes = partial(path);
            if (!HashTile.Fits(path, bytes.Span))
            {
                throw new ArgumentException($"{path} has {bytes.Length} bytes.", nameof(partial));
            }

            bytes.CopyTo(tree.Row(path.Level));
        }

        return tree;
    }

    /// <summary>
    /// The paths of the partial hash tiles of a tree of <paramref name="size"/> leaves, lowest level first.
    /// </summary>
    public static IEnumerable<TilePath> EdgeOf(ulong size)
    {
        for (var level = 0; level <= TilePath.MaxLevel && size >> (8 * level) > 0; level++)
        {
            var width = (int)(size >> (8 * level) & 0xff);
            if (width > 0)
            {
                yield return TilePath.Hashes(level, size >> (8 * level) >> 8, width);
            }
        }
    }

    /// <summary>
    /// Appends the next leaf; tiles that it fills are added to <paramref name="filled"/>, lowest level first.
    /// </summary>
    public void Append(Digest leafHash, ICollection<Tile> filled)
    {
        ArgumentNullException.ThrowIfNull(filled);
        var carry = leafHash;
        for (var level = 0; ; level++)
        {
            var row = Row(level);
            var at = Size >> (8 * level);
            carry.CopyTo(row.AsSpan((int)(at & 0xff) * Digest.Size));
            if ((at & 0xff) != 0xff)
            {
                break;
            }

            filled.Add(new Tile(TilePath.Hashes(level, at >> 8), row.ToArray()));
            carry = HashTile.Subtree(_algorithm, row, HashTile.Height, 0);
        }

        Size++;
    }

    /// <summary>The partial tiles at the right edge, lowest level first.</summary>
    public IReadOnlyList<Tile> Edge() =>
        [.. EdgeOf(Size).Select(path => new Tile(path, Row(path.Level).AsSpan(0, path.Width * Digest.Size).ToArray()))];

    /// <summary>The root over everything appended.</summary>
    public Digest Root() => MerkleTree.Root(_algorithm, Size, EdgeNode);

    // A tree's root needs complete subtrees of the right edge only, and each lies in a partial tile.
    private Digest EdgeNode(int level, ulong index) => HashTile.Subtree(
        _algorithm,
        Row(level / HashTile.Height).AsSpan(),
        level % HashTile.Height,
        (int)(index & (0xffUL >> (level % HashTile.Height))));

    private byte[] Row(int level)
    {
        while (_edge.Count <= level)
        {
            _edge.Add(new byte[TilePath.FullWidth * Digest.Size]);
        }

        return _edge[level];
    }
}
