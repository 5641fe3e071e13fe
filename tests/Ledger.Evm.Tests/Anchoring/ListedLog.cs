using System.Collections.Concurrent;
using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Grains.Anchoring;
using Ledger.Ports;
using Ledger.Ports.Mirror;
using Ledger.Ports.TestKit;

namespace Ledger.Evm.Tests.Anchoring;

/// <summary>A log in memory: an entry an effect list, checkpoints where they are put.</summary>
public sealed class ListedLog : IAnchorLog
{
    private readonly List<EntryEffect[]> _entries = [];
    private readonly SortedDictionary<ulong, AnchorCheckpoint> _checkpoints = [];
    private readonly List<VoidDecision> _voids = [];
    private readonly ConcurrentQueue<ulong> _reads = [];

    public ulong Size => (ulong)_entries.Count;

    /// <summary>Where each reading of effects began, in the order of the readings.</summary>
    public IReadOnlyCollection<ulong> Reads => _reads;

    /// <summary>Effects of ranges that begin here or later cannot be read.</summary>
    public ulong? FailsFrom { get; set; }

    public ListedLog Add(params EntryEffect[] effects)
    {
        _entries.Add(effects);
        return this;
    }

    public ListedLog Publish()
    {
        _checkpoints[Size] = new AnchorCheckpoint(Size, MirrorRange.Roots(Size));
        return this;
    }

    /// <summary>So many registrations of an asset with a right, a checkpoint each.</summary>
    public ListedLog AddCheckpoints(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var asset = (int)Size + 1;
            Add(MirrorEffects.Record(asset, 1), MirrorEffects.Right(asset, 1, 2)).Publish();
        }

        return this;
    }

    public void Void(ulong from, ulong to) => _voids.Add(new VoidDecision(from, to));

    /// <summary>Restores an earlier point, as from an old backup.</summary>
    public void CutTo(ulong size)
    {
        _entries.RemoveRange((int)size, _entries.Count - (int)size);
        foreach (var gone in _checkpoints.Keys.Where(key => key > size).ToArray())
        {
            _checkpoints.Remove(gone);
        }
    }

    public ValueTask<AnchorCheckpoint?> NewestAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(_checkpoints.Values.LastOrDefault());

    public ValueTask<AnchorCheckpoint?> FindAsync(ulong size, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_checkpoints.GetValueOrDefault(size));

    public ValueTask<IReadOnlyList<AnchorCheckpoint>> AfterAsync(
        ulong size, int most, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<AnchorCheckpoint>>(
            [.. _checkpoints.Values.Where(checkpoint => checkpoint.Size > size).Take(most)]);

    public ValueTask<IReadOnlyList<EntryEffect>> EffectsAsync(
        ulong from, ulong to, CancellationToken cancellationToken)
    {
        if (from >= FailsFrom)
        {
            throw new JournalUnavailableException("The log cannot be read now.");
        }

        _reads.Enqueue(from);
        return ValueTask.FromResult<IReadOnlyList<EntryEffect>>(
            [.. _entries.Skip((int)from).Take((int)(to - from)).SelectMany(effects => effects)]);
    }

    public ValueTask<VoidDecision?> FindVoidAsync(
        ChainInstance instance, ulong from, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_voids.Find(decision => decision.From == from));
}

/// <summary>The log key in this process.</summary>
public sealed class KeySigner(PrivateKey key) : ICommitSigner
{
    public ValueTask<ReadOnlyMemory<byte>> SignAsync(Digest digest, CancellationToken cancellationToken) =>
        ValueTask.FromResult<ReadOnlyMemory<byte>>(Secp256k1Recoverable.SignDigest(key, digest));
}
