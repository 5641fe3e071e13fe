using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;
using Ledger.Ports;

namespace Ledger.Grains.Publication;

/// <summary>
/// Everything that follows from the first entries of a journal: both trees in tiles, the entry bundles, both maps.
/// Entries are applied one after the other; objects that fill are collected until somebody takes them.
/// </summary>
internal sealed class LogState
{
    private readonly GrowingTiles _sha256;
    private readonly GrowingTiles _sm3;
    private readonly StateMap _map;
    private readonly List<ReadOnlyMemory<byte>> _bundle = new(TilePath.FullWidth);
    private readonly List<Tile> _filledTiles = [];
    private readonly List<ScannedEffect> _effects = [];
    private List<LogObject> _filled = [];

    /// <summary>The empty log.</summary>
    public LogState()
        : this(new GrowingTiles(DigestAlgorithm.Sha256), new GrowingTiles(DigestAlgorithm.Sm3), new StateMap(), [])
    {
    }

    /// <summary>Goes on from trees and map of one size.</summary>
    /// <param name="sha256">The SHA-256 tree.</param>
    /// <param name="sm3">The SM3 tree.</param>
    /// <param name="map">The maps.</param>
    /// <param name="bundle">The leaves of the entry bundle that is not full.</param>
    public LogState(
        GrowingTiles sha256, GrowingTiles sm3, StateMap map, IEnumerable<ReadOnlyMemory<byte>> bundle)
    {
        (_sha256, _sm3, _map) = (sha256, sm3, map);
        _bundle.AddRange(bundle);
    }

    /// <summary>How many entries were applied.</summary>
    public ulong Size => _sha256.Size;

    /// <summary>The last leaf when it is a map leaf, else null.</summary>
    public JournalLeaf? LastMapLeaf { get; private set; }

    /// <summary>The roots of both trees.</summary>
    public DigestPair TreeRoots => new(_sha256.Root(), _sm3.Root());

    /// <summary>The roots of both maps.</summary>
    public DigestPair MapRoots => _map.Roots;

    /// <summary>How many bytes of objects have filled and were not taken.</summary>
    public long FilledBytes { get; private set; }

    /// <summary>Applies the next entry, whose hashes are taken as the journal has them.</summary>
    /// <exception cref="PublicationException">The leaf is none, or a map leaf says other roots than these.</exception>
    public void Append(in JournalLeaf leaf)
    {
        var map = Scan(leaf);
        if (map is not null && (map.Size != Size || map.Roots != _map.Roots))
        {
            throw new PublicationException(
                PublicationFault.MapDisagrees,
                $"The map leaf at {leaf.Index} does not have the roots that the entries before it lead to.");
        }

        foreach (var effect in _effects)
        {
            _map.Set(effect.Key, effect.Version, DigestPair.Of(effect.Value.Span), leaf.Index);
        }

        LastMapLeaf = map is null ? null : leaf;
        Grow(_sha256, DigestAlgorithm.Sha256, leaf.LeafSha256);
        Grow(_sm3, DigestAlgorithm.Sm3, leaf.LeafSm3);
        _bundle.Add(leaf.Leaf);
        if (_bundle.Count == TilePath.FullWidth)
        {
            Fill(new LogObject(
                LogObjects.Tile(DigestAlgorithm.Sha256, TilePath.Entries((Size - 1) >> 8)), EntryBundle.Of(_bundle)));
            _bundle.Clear();
        }
    }

    /// <summary>Takes the full tiles and bundles that have filled since this was last called.</summary>
    public IReadOnlyList<LogObject> TakeFilled()
    {
        var taken = _filled;
        (_filled, FilledBytes) = ([], 0);
        return taken;
    }

    /// <summary>The partial tiles and the partial bundle at the right edge.</summary>
    public IReadOnlyList<LogObject> Edge()
    {
        var edge = new List<LogObject>();
        edge.AddRange(_sha256.Edge().Select(tile => Object(DigestAlgorithm.Sha256, tile)));
        edge.AddRange(_sm3.Edge().Select(tile => Object(DigestAlgorithm.Sm3, tile)));
        if (_bundle.Count > 0)
        {
            var path = TilePath.Entries(Size >> 8, _bundle.Count);
            edge.Add(new LogObject(LogObjects.Tile(DigestAlgorithm.Sha256, path), EntryBundle.Of(_bundle)));
        }

        return edge;
    }

    /// <summary>The maps as they are now.</summary>
    public StateView View() => _map.View(Size);

    private MapRoots? Scan(in JournalLeaf leaf)
    {
        _effects.Clear();
        try
        {
            return EffectScan.Read(leaf.Leaf, _effects);
        }
        catch (FormatException e)
        {
            throw new PublicationException(PublicationFault.JournalDamaged, $"The entry at {leaf.Index}: {e.Message}");
        }
    }

    private void Grow(GrowingTiles tree, DigestAlgorithm algorithm, Digest leafHash)
    {
        _filledTiles.Clear();
        tree.Append(leafHash, _filledTiles);
        foreach (var tile in _filledTiles)
        {
            Fill(Object(algorithm, tile));
        }
    }

    private void Fill(LogObject filled)
    {
        _filled.Add(filled);
        FilledBytes += filled.Bytes.Length;
    }

    private static LogObject Object(DigestAlgorithm algorithm, Tile tile) =>
        new(LogObjects.Tile(algorithm, tile.Path), tile.Bytes);
}
