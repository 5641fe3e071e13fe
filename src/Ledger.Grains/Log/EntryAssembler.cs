using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Grains.Contracts;
using Ledger.Ports;

namespace Ledger.Grains.Log;

/// <summary>Makes journal entries of a batch: recorded time, number, index, hashes.</summary>
internal sealed class EntryAssembler(TimeProvider time)
{
    public List<JournalEntry> Assemble(NumberedBatch batch, JournalHead head)
    {
        var recorded = NotBefore(head.LastRecordedTime);
        var entries = new List<JournalEntry>(batch.Fitting.Count);
        for (var i = 0; i < batch.Fitting.Count; i++)
        {
            entries.Add(Assemble(batch.Fitting[i].Request, batch.Serials[i], head.Size + (ulong)i, recorded));
        }

        return entries;
    }

    private static JournalEntry Assemble(AppendRequest request, uint serial, ulong index, DateTimeOffset recorded)
    {
        var leaf = LeafTemplate.Fill(request.Leaf, request.TimeAt, request.SerialAt, recorded, serial);
        var hashes = EntryLeaf.Hash(leaf);
        return new JournalEntry
        {
            Index = index,
            Leaf = leaf,
            LeafSha256 = hashes.Sha256,
            LeafSm3 = hashes.Sm3,
            Writes = Convert(request.Writes),
            Reads = Convert(request.Reads),
            Caller = request.Actor,
            CommandId = request.CommandId,
            CommandDigest = Digest.Read(request.CommandSha256),
            RecordedTime = recorded,
            Bodies = Convert(request.Bodies),
            NumberSeries = request.NumberSeries,
            NumberSerial = serial,
        };
    }

    /// <summary>Now in whole milliseconds, and never before the entry ahead, whatever the clock did.</summary>
    private DateTimeOffset NotBefore(DateTimeOffset? last)
    {
        var now = time.GetUtcNow();
        var whole = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        return last > whole ? last.Value : whole;
    }

    private static StreamVersion[] Convert(IReadOnlyList<StreamAt> streams)
    {
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
