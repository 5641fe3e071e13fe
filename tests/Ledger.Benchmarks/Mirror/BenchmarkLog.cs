using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Grains.Anchoring;
using Ledger.Ports.Mirror;

namespace Ledger.Benchmarks.Mirror;

/// <summary>Entries in memory with a checkpoint every so many; made-up roots cost the chain the same.</summary>
internal sealed class BenchmarkLog(int entriesACheckpoint) : IAnchorLog
{
    private readonly List<EntryEffect[]> _entries = [];
    private readonly List<AnchorCheckpoint> _checkpoints = [];

    public ulong Size => (ulong)_entries.Count;

    public void Add(IEnumerable<EntryEffect[]> entries)
    {
        foreach (var entry in entries)
        {
            _entries.Add(entry);
            if (_entries.Count % entriesACheckpoint == 0)
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
            [.. _entries.Skip((int)from).Take((int)(to - from)).SelectMany(effects => effects)]);

    public ValueTask<VoidDecision?> FindVoidAsync(
        ChainInstance instance, ulong from, CancellationToken cancellationToken) =>
        ValueTask.FromResult<VoidDecision?>(null);

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
