using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Grains.Anchoring;
using Ledger.Ports.Mirror;

namespace Ledger.Benchmarks.Mirror;

/// <summary>
/// Leaves in memory with a checkpoint every so many. They are read as the registry reads its journal's; made-up roots
/// cost the chain the same.
/// </summary>
internal sealed class BenchmarkLog(int entriesACheckpoint) : IAnchorLog
{
    private static readonly DigestPair Digests = DigestPair.Of("a body"u8);
    private static readonly DateTimeOffset Time = new(2025, 4, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<byte[]> _leaves = [];
    private readonly List<AnchorCheckpoint> _checkpoints = [];

    public ulong Size => (ulong)_leaves.Count;

    public void Add(IEnumerable<EntryEffect[]> entries)
    {
        foreach (var entry in entries)
        {
            _leaves.Add(Leaf(entry).ToBytes());
            if (_leaves.Count % entriesACheckpoint == 0)
            {
                Publish();
            }
        }

        Publish();
    }

    public ValueTask<AnchorCheckpoint?> NewestAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(_checkpoints.LastOrDefault());

    public ValueTask<AnchorCheckpoint?> FindAsync(ulong size, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_checkpoints.Find(checkpoint => checkpoint.Size == size));

    public ValueTask<IReadOnlyList<AnchorCheckpoint>> AfterAsync(
        ulong size, int most, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<AnchorCheckpoint>>(
            [.. _checkpoints.SkipWhile(checkpoint => checkpoint.Size <= size).Take(most)]);

    public ValueTask<IReadOnlyList<EntryEffect>> EffectsAsync(
        ulong from, ulong to, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<EntryEffect>>(
            [.. _leaves[(int)from..(int)to].SelectMany(leaf => EffectScan.ReadEffects(leaf))]);

    public ValueTask<VoidDecision?> FindVoidAsync(
        ChainInstance instance, ulong from, CancellationToken cancellationToken) =>
        ValueTask.FromResult<VoidDecision?>(null);

    private static EntryLeaf Leaf(EntryEffect[] effects)
    {
        _ = effects[0].Key.TryGetAsset(out var asset);
        var party = PartyId.Parse(asset.ToString());
        return new EntryLeaf
        {
            Origin = "dev-ledger.example/benchmark",
            Type = "asset.changed",
            Writes = [new StreamVersion(StreamName.Of(asset), effects[0].Version)],
            Reads = [new StreamVersion(StreamName.Of(party), 1)],
            Actor = party,
            Command = new EntryCommand(asset.ToString(), Digests, Author: null),
            Rules = "2025-1",
            Calendar = "2025-1",
            RecordedTime = Time,
            LegalTime = Time,
            Number = null,
            Bodies = [new("command", Digests), new("events", Digests), new("payload", Digests)],
            Effects = effects,
            Map = null,
        };
    }

    private void Publish()
    {
        if (_checkpoints.Count == 0 || _checkpoints[^1].Size < Size)
        {
            _checkpoints.Add(new AnchorCheckpoint(Size, DigestPair.Of(BitConverter.GetBytes(Size))));
        }
    }
}

/// <summary>The log key in this process.</summary>
internal sealed class BenchmarkSigner(PrivateKey key) : ICommitSigner
{
    public ValueTask<ReadOnlyMemory<byte>> SignAsync(Digest digest, CancellationToken cancellationToken) =>
        ValueTask.FromResult<ReadOnlyMemory<byte>>(Secp256k1Recoverable.SignDigest(key, digest));
}
