using System.Globalization;
using System.Text;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Tests.Log;

/// <summary>A tree over "leaf 0", "leaf 1", … with its tiles as a store would hold them.</summary>
internal sealed class Trees(DigestAlgorithm algorithm) : ITileSource
{
    private readonly Dictionary<TilePath, ReadOnlyMemory<byte>> _tiles = [];
    private readonly GrowingTiles _growing = new(algorithm);
    private readonly List<Digest> _leaves = [];

    public IReadOnlyList<Digest> Leaves => _leaves;

    public GrowingTiles Growing => _growing;

    public IReadOnlyDictionary<TilePath, ReadOnlyMemory<byte>> Tiles => _tiles;

    public Trees GrowTo(ulong size, bool keepEdge = true)
    {
        var filled = new List<Tile>();
        while (_growing.Size < size)
        {
            var leaf = string.Create(CultureInfo.InvariantCulture, $"leaf {_growing.Size}");
            _leaves.Add(MerkleTree.LeafHash(algorithm, Encoding.ASCII.GetBytes(leaf)));
            _growing.Append(_leaves[^1], filled);
        }

        foreach (var tile in keepEdge ? filled.Concat(_growing.Edge()) : filled)
        {
            _tiles[tile.Path] = tile.Bytes;
        }

        return this;
    }

    public void Drop(TilePath path) => _tiles.Remove(path);

    public void Cut(TilePath path) => _tiles[path] = _tiles[path][1..];

    public ValueTask<byte[]?> ReadAsync(TilePath path, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_tiles.TryGetValue(path, out var tile) ? tile.ToArray() : null);
}
