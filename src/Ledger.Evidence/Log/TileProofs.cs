using Ledger.Cryptography;

namespace Ledger.Evidence.Log;

/// <summary>Roots and proofs of RFC 6962 out of tiles.</summary>
/// <remarks>
/// Nothing is verified here. Whoever hands a proof out verifies it first, with <see cref="MerkleTree"/>, against the
/// root of a checkpoint.
/// </remarks>
public static class TileProofs
{
    /// <summary>The root of the tree of that size.</summary>
    /// <exception cref="TileUnavailableException">A tile is missing or has the wrong length.</exception>
    public static async ValueTask<Digest> RootAsync(
        DigestAlgorithm algorithm, ITileSource tiles, ulong size, CancellationToken cancellationToken)
    {
        var held = await FetchAsync(
            size, tiles, node => MerkleTree.Root(algorithm, size, node), cancellationToken).ConfigureAwait(false);
        return MerkleTree.Root(algorithm, size, held.Lookup(algorithm));
    }

    /// <summary>The audit path of a leaf in the tree of that size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf in that tree.</exception>
    /// <exception cref="TileUnavailableException">A tile is missing or has the wrong length.</exception>
    public static async ValueTask<IReadOnlyList<Digest>> InclusionAsync(
        DigestAlgorithm algorithm, ITileSource tiles, ulong index, ulong size, CancellationToken cancellationToken)
    {
        var held = await FetchAsync(
            size, tiles, node => MerkleTree.InclusionProof(algorithm, index, size, node), cancellationToken)
            .ConfigureAwait(false);
        return MerkleTree.InclusionProof(algorithm, index, size, held.Lookup(algorithm));
    }

    /// <summary>The proof that the tree of the old size is a prefix of that of the new one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The old tree is larger than the new one.</exception>
    /// <exception cref="TileUnavailableException">A tile is missing or has the wrong length.</exception>
    public static async ValueTask<IReadOnlyList<Digest>> ConsistencyAsync(
        DigestAlgorithm algorithm, ITileSource tiles, ulong oldSize, ulong size, CancellationToken cancellationToken)
    {
        var held = await FetchAsync(
            size, tiles, node => MerkleTree.ConsistencyProof(algorithm, oldSize, size, node), cancellationToken)
            .ConfigureAwait(false);
        return MerkleTree.ConsistencyProof(algorithm, oldSize, size, held.Lookup(algorithm));
    }

    // The algorithm runs twice: once over a lookup that only writes down what is asked for, once over the tiles.
    private static async ValueTask<TileSet> FetchAsync(
        ulong size, ITileSource tiles, Action<Func<int, ulong, Digest>> run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tiles);
        var needed = new HashSet<TilePath>();
        run((level, index) =>
        {
            needed.Add(TileSet.PathOf(size, level, index));
            return default;
        });
        var reads = needed.Select(path => ReadAsync(tiles, path, cancellationToken)).ToArray();
        return new TileSet(size, await Task.WhenAll(reads).ConfigureAwait(false));
    }

    private static async Task<Tile> ReadAsync(ITileSource tiles, TilePath path, CancellationToken cancellationToken)
    {
        if (await tiles.ReadAsync(path, cancellationToken).ConfigureAwait(false) is { } bytes)
        {
            return HashTile.Fits(path, bytes)
                ? new Tile(path, bytes)
                : throw new TileUnavailableException(path);
        }

        // A log may delete a partial tile once the full one is there.
        return !path.IsFull
            && await tiles.ReadAsync(path.Full, cancellationToken).ConfigureAwait(false) is { } full
            && HashTile.Fits(path.Full, full)
                ? new Tile(path, full.AsMemory(0, path.Width * Digest.Size))
                : throw new TileUnavailableException(path);
    }
}
