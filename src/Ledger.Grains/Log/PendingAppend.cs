using Ledger.Cryptography;
using Ledger.Evidence.Mirror;
using Ledger.Grains.Contracts;
using Ledger.Ports;

namespace Ledger.Grains.Log;

/// <summary>Something that waits for the writer.</summary>
internal interface IWork
{
    void Fail(Exception fault);
}

/// <summary>An entry that waits to be written.</summary>
internal sealed class PendingAppend(AppendRequest request, MirrorTally tally = default) : IWork
{
    private readonly TaskCompletionSource<AppendReply> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AppendRequest Request { get; } = request;

    /// <summary>What the entry asks of a chain at most.</summary>
    public MirrorTally Tally { get; } = tally;

    /// <summary>The entries with which it is finished; null for one that did not wait.</summary>
    public ArrivalGroup? Group { get; set; }

    public IReadOnlyList<StreamVersion> Writes { get; } = Convert(request.Writes);

    public IReadOnlyList<StreamVersion> Reads { get; } = Convert(request.Reads);

    public IReadOnlyList<EntryBody> Bodies { get; } = Convert(request.Bodies);

    public DateTimeOffset RecordedTime { get; private set; }

    /// <summary>The serial number that the entry takes; 0 for none.</summary>
    public uint Serial { get; private set; }

    /// <summary>The leaf with time and serial in place; null when it has to be filled yet.</summary>
    public byte[]? Leaf { get; private set; }

    /// <summary>The hashes of <see cref="Leaf"/>.</summary>
    public DigestPair Hashes { get; private set; }

    public Task<AppendReply> Reply => _reply.Task;

    /// <summary>Gives the entry its time and number; a leaf filled with others is given up.</summary>
    public void Assign(DateTimeOffset time, uint serial)
    {
        if (time != RecordedTime || serial != Serial)
        {
            (RecordedTime, Serial, Leaf) = (time, serial, null);
        }
    }

    /// <summary>Takes the leaf as filled with the time and number assigned.</summary>
    public void Take(byte[] leaf, DigestPair hashes) => (Leaf, Hashes) = (leaf, hashes);

    public void Complete(AppendReply reply) => _reply.TrySetResult(reply);

    public void Fail(Exception fault) => _reply.TrySetException(fault);

    private static StreamVersion[] Convert(IReadOnlyList<StreamAt> streams)
    {
        if (streams.Count == 0)
        {
            return [];
        }

        var converted = new StreamVersion[streams.Count];
        for (var i = 0; i < converted.Length; i++)
        {
            converted[i] = new StreamVersion(streams[i].Stream, streams[i].Version);
        }

        return converted;
    }

    private static EntryBody[] Convert(IReadOnlyList<DraftBody> bodies)
    {
        var converted = new EntryBody[bodies.Count];
        for (var i = 0; i < converted.Length; i++)
        {
            converted[i] = new EntryBody(bodies[i].Name, bodies[i].Salt, bodies[i].Bytes);
        }

        return converted;
    }
}

/// <summary>An entry that is made while the writer pauses, and follows at once.</summary>
internal sealed class ExclusiveAppend(Func<JournalHead, ValueTask<AppendRequest?>> prepare) : IWork
{
    private readonly TaskCompletionSource<AppendReply?> _reply =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Func<JournalHead, ValueTask<AppendRequest?>> Prepare { get; } = prepare;

    public Task<AppendReply?> Reply => _reply.Task;

    public void Complete(AppendReply? reply) => _reply.TrySetResult(reply);

    /// <summary>Passes on the outcome of a reply when it is there.</summary>
    public void Follow(Task<AppendReply> reply) => _ = reply.ContinueWith(
        static (ended, state) => ((TaskCompletionSource<AppendReply?>)state!).TrySetFromTask(ended!),
        _reply,
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    public void Fail(Exception fault) => _reply.TrySetException(fault);
}
