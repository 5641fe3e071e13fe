using Ledger.Cryptography;

namespace Ledger.Grains.Log;

/// <summary>
/// Entries that arrived one after the other, as many as are hashed together. Whoever completes the group fills and
/// hashes its leaves: a caller as a rule, while the writer writes the batch before; else the writer.
/// </summary>
internal sealed class ArrivalGroup
{
    private readonly List<PendingAppend> _entries = new(DigestBatch.Capacity);
    private readonly Lock _finishing = new();
    private DateTimeOffset _time;
    private bool _finished;

    public bool IsEmpty => _entries.Count == 0;

    public bool IsFull => _entries.Count == DigestBatch.Capacity;

    public void Add(PendingAppend entry) => _entries.Add(entry);

    /// <summary>No entry joins any more; this is the recorded time of those that have.</summary>
    public void Close(DateTimeOffset time) => _time = time;

    /// <summary>Finishes the leaves, once; whoever comes meanwhile waits. The group is closed.</summary>
    public void Finish()
    {
        lock (_finishing)
        {
            if (_finished)
            {
                return;
            }

            _finished = true;
            foreach (var entry in _entries)
            {
                entry.Assign(_time, serial: 0);
            }

            try
            {
                EntryAssembler.Fill(_entries.Where(entry => entry.Request.NumberSeries is null));
            }
#pragma warning disable CA1031 // The writer meets the same fault, and it fails the one entry whose it is.
            catch (Exception)
#pragma warning restore CA1031
            {
            }
        }
    }
}
