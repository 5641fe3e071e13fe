using System.Collections.Concurrent;
using Ledger.Cryptography;

namespace Ledger.Grains.Publication;

/// <summary>Which entry gave a key a version, and which one did before it.</summary>
internal sealed record KeyWrite(ulong Index, ulong Version, KeyWrite? Before);

/// <summary>
/// Both state maps, and for each key the entries that wrote it. One writer; views of it are immutable and may be
/// read from any thread while the map goes on.
/// </summary>
internal sealed class StateMap
{
    private readonly SparseMerkleMap _sha256 = new(DigestAlgorithm.Sha256);
    private readonly SparseMerkleMap _sm3 = new(DigestAlgorithm.Sm3);
    private readonly ConcurrentDictionary<string, KeyWrite> _writes = new(StringComparer.Ordinal);

    /// <summary>The roots of both maps. Hashes what has changed since they were last asked for.</summary>
    public DigestPair Roots => new(_sha256.Root, _sm3.Root);

    /// <summary>Sets the state of a key to what the entry at an index says.</summary>
    public void Set(string key, ulong version, in DigestPair valueHashes, ulong index)
    {
        _sha256.Set(key, version, valueHashes.Sha256);
        _sm3.Set(key, version, valueHashes.Sm3);
        _writes[key] = new KeyWrite(index, version, _writes.GetValueOrDefault(key));
    }

    /// <summary>The map as it is now, over the first <paramref name="size"/> entries.</summary>
    public StateView View(ulong size) => new(size, _sha256.Snapshot(), _sm3.Snapshot(), _writes);
}

/// <summary>The state map as of one size. Immutable and thread-safe.</summary>
internal sealed class StateView(
    ulong size,
    SparseMerkleSnapshot sha256,
    SparseMerkleSnapshot sm3,
    ConcurrentDictionary<string, KeyWrite> writes)
{
    /// <summary>How many entries the view covers.</summary>
    public ulong Size { get; } = size;

    /// <summary>How many keys have a state.</summary>
    public long Count => sha256.Count;

    /// <summary>The roots of both maps.</summary>
    public DigestPair Roots => new(sha256.Root, sm3.Root);

    /// <summary>The map over one digest.</summary>
    public SparseMerkleSnapshot this[DigestAlgorithm algorithm] => algorithm == DigestAlgorithm.Sm3 ? sm3 : sha256;

    /// <summary>The last write of a key that the view covers; null when the key has no state in it.</summary>
    public KeyWrite? Find(string key) => AsOf(writes.GetValueOrDefault(key));

    /// <summary>Every key with its last write that the view covers, in no order.</summary>
    public IEnumerable<(string Key, KeyWrite Write)> All()
    {
        foreach (var (key, newest) in writes)
        {
            if (AsOf(newest) is { } write)
            {
                yield return (key, write);
            }
        }
    }

    private KeyWrite? AsOf(KeyWrite? write)
    {
        while (write is not null && write.Index >= Size)
        {
            write = write.Before;
        }

        return write;
    }
}
