using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;
using Ledger.Evidence.Preservation;
using Ledger.Grains.Publication;
using Ledger.Ports;
using Ledger.Ports.Objects;

namespace Ledger.Grains.Preservation;

/// <summary>
/// The log's tree and state map over SHA3-256 at the sizes that are preserved: made once from the leaves, which are
/// compared with the checkpoints on the way, and signed by the lanes that serve then.
/// </summary>
internal sealed class RerootedLog(
    IJournal journal, IObjectStore objects, ILogProofs proofs, ILogSigners signers)
{
    private const string Prefix = "preservation/sha3/";
    private readonly LogStore _store = new(objects);
    private volatile SizedMap? _map; // Replaced whole: bundles are made at the same time.

    /// <summary>The notes of a size; null until they are made.</summary>
    public async Task<(ReadOnlyMemory<byte> Tree, ReadOnlyMemory<byte> Map)?> FindAsync(
        ulong size, CancellationToken cancellationToken)
    {
        var tree = await _store.ReadAsync(NoteOf(size, "tree"), cancellationToken).ConfigureAwait(false);
        var map = await _store.ReadAsync(NoteOf(size, "map"), cancellationToken).ConfigureAwait(false);
        return tree is null || map is null ? null : (tree, map);
    }

    /// <summary>
    /// Makes tiles and notes of sizes that have none. It reads all leaves once, whatever the number of sizes; cut off,
    /// it begins anew.
    /// </summary>
    /// <exception cref="PublicationException">A leaf is not under the checkpoints of its size.</exception>
    public async Task MakeAsync(IReadOnlyCollection<ulong> sizes, CancellationToken cancellationToken)
    {
        var missing = new Queue<ulong>();
        foreach (var size in sizes.Order())
        {
            if (await FindAsync(size, cancellationToken).ConfigureAwait(false) is null)
            {
                missing.Enqueue(size);
            }
        }

        if (missing.Count == 0)
        {
            return;
        }

        var growing = new Growing();
        await foreach (var leaf in journal.ReadLeavesAsync(0, missing.Last(), cancellationToken).ConfigureAwait(false))
        {
            growing.Append(leaf);
            if (growing.Size == missing.Peek())
            {
                await KeepAsync(growing, missing.Dequeue(), cancellationToken).ConfigureAwait(false);
            }
            else if (growing.Filled.Count >= TilePath.FullWidth)
            {
                await WriteTilesAsync(growing.Take(), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The paths of entries and states of a size.</summary>
    public async Task<RerootedPaths> PathsAsync(
        ulong size, IReadOnlyList<ulong> entries, IReadOnlyList<StateKey> states, CancellationToken cancellationToken)
    {
        var map = await MapAsync(size, cancellationToken).ConfigureAwait(false);
        var last = await PathAsync(size - 1, size, cancellationToken).ConfigureAwait(false);
        var paths = new List<IReadOnlyList<Digest>>(entries.Count);
        foreach (var entry in entries)
        {
            paths.Add(await PathAsync(entry, size, cancellationToken).ConfigureAwait(false));
        }

        return new RerootedPaths(
            paths, [.. states.Select(key => new StateProofHalf(last, map.Prove(key.ToString())))]);
    }

    private async Task KeepAsync(Growing growing, ulong size, CancellationToken cancellationToken)
    {
        var under = await proofs.CheckpointsAsync(size, cancellationToken).ConfigureAwait(false);
        if (under is null || growing.Roots != new DigestPair(under.Sha256.Head.Root, under.Sm3.Head.Root))
        {
            throw new PublicationException(
                PublicationFault.ObjectDisagrees, $"The leaves do not lead to the checkpoints at {size}.");
        }

        await WriteTilesAsync([.. growing.Take(), .. growing.Edge], cancellationToken).ConfigureAwait(false);
        var signer = await signers.AtAsync(proofs.Newest!.Size, cancellationToken).ConfigureAwait(false);
        var (tree, map) = signer.SignRerooted(size, growing.Root, growing.Map.Root);

        // The tree's note last: it says that all is there. ECDSA and SM2 sign anew each time, so what stands stays.
        foreach (var (name, note) in new[] { ("map", map), ("tree", tree) })
        {
            using var content = new MemoryStream(note.Note.ToBytes(), writable: false);
            await _store.CreateAsync(NoteOf(size, name), content, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task WriteTilesAsync(IEnumerable<Tile> tiles, CancellationToken cancellationToken) => _store.WriteAsync(
        [.. tiles.Select(static tile => new LogObject(Prefix + tile.Path, tile.Bytes))], cancellationToken);

    private async Task<IReadOnlyList<Digest>> PathAsync(ulong index, ulong size, CancellationToken cancellationToken) =>
        await TileProofs.InclusionAsync(DigestAlgorithm.Sha3, new Source(_store), index, size, cancellationToken)
            .ConfigureAwait(false);

    private async Task<SparseMerkleSnapshot> MapAsync(ulong size, CancellationToken cancellationToken)
    {
        if (_map is { } held && held.Size == size)
        {
            return held.Map;
        }

        var map = new SparseMerkleMap(DigestAlgorithm.Sha3);
        await foreach (var leaf in journal.ReadLeavesAsync(0, size, cancellationToken).ConfigureAwait(false))
        {
            Growing.Set(map, leaf);
        }

        var made = new SizedMap(size, map.Snapshot());
        _map = made;
        return made.Map;
    }

    private static string NoteOf(ulong size, string name) => $"{Prefix}{name}/{CanonicalDecimal.Encode(size)}";

    private sealed record SizedMap(ulong Size, SparseMerkleSnapshot Map);

    private sealed class Source(LogStore store) : ITileSource
    {
        public ValueTask<byte[]?> ReadAsync(TilePath path, CancellationToken cancellationToken) =>
            store.ReadAsync(Prefix + path, cancellationToken);
    }

    private sealed class Growing
    {
        private readonly GrowingTiles _tiles = new(DigestAlgorithm.Sha3);
        private readonly MerkleFrontier _sha256 = new(DigestAlgorithm.Sha256);
        private readonly MerkleFrontier _sm3 = new(DigestAlgorithm.Sm3);

        public List<Tile> Filled { get; private set; } = [];

        public SparseMerkleMap Map { get; } = new(DigestAlgorithm.Sha3);

        public ulong Size => _tiles.Size;

        public Digest Root => _tiles.Root();

        public DigestPair Roots => new(_sha256.Root(), _sm3.Root());

        public IEnumerable<Tile> Edge => _tiles.Edge();

        public void Append(JournalLeaf leaf)
        {
            _tiles.Append(MerkleTree.LeafHash(DigestAlgorithm.Sha3, leaf.Leaf.Span), Filled);
            _sha256.Append(MerkleTree.LeafHash(DigestAlgorithm.Sha256, leaf.Leaf.Span));
            _sm3.Append(MerkleTree.LeafHash(DigestAlgorithm.Sm3, leaf.Leaf.Span));
            Set(Map, leaf);
        }

        public List<Tile> Take()
        {
            var taken = Filled;
            Filled = [];
            return taken;
        }

        public static void Set(SparseMerkleMap map, JournalLeaf leaf)
        {
            var effects = new List<ScannedEffect>();
            EffectScan.Read(leaf.Leaf, effects);
            foreach (var effect in effects)
            {
                map.Set(effect.Key, effect.Version, DigestAlgorithm.Sha3.Hash(effect.Value.Span));
            }
        }
    }
}
