using Ledger.Cryptography;
using Ledger.Grains.Contracts;
using Ledger.Ports;

namespace Ledger.Grains.Log;

/// <summary>Makes journal entries of a batch: recorded time, number, index, hashes.</summary>
internal sealed class EntryAssembler(TimeProvider time)
{
    private readonly DigestBatch _digests = new();

    public List<JournalEntry> Assemble(NumberedBatch batch, JournalHead head)
    {
        var recorded = NotBefore(head.LastRecordedTime);
        var entries = new List<JournalEntry>(batch.Fitting.Count);
        var leaves = new byte[DigestBatch.Capacity][];
        while (entries.Count < batch.Fitting.Count)
        {
            var first = entries.Count;
            var together = Math.Min(leaves.Length, batch.Fitting.Count - first);
            for (var i = 0; i < together; i++)
            {
                leaves[i] = Fill(batch.Fitting[first + i].Request, recorded, batch.Serials[first + i]);
                MerkleTree.AddLeaf(_digests, leaves[i]);
            }

            var hashes = _digests.Finish();
            for (var i = 0; i < together; i++)
            {
                entries.Add(Entry(batch, first + i, head, recorded, leaves[i], hashes[i]));
            }
        }

        return entries;
    }

    private static byte[] Fill(AppendRequest request, DateTimeOffset recorded, uint serial) =>
        LeafTemplate.Fill(request.Leaf, request.TimeAt, request.SerialAt, recorded, serial);

    private static JournalEntry Entry(
        NumberedBatch batch, int position, JournalHead head, DateTimeOffset recorded, byte[] leaf, DigestPair hashes)
    {
        var request = batch.Fitting[position].Request;
        return new JournalEntry
        {
            Index = head.Size + (ulong)position,
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
            NumberSerial = batch.Serials[position],
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
