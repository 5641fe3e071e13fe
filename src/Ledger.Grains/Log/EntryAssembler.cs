using Ledger.Cryptography;
using Ledger.Ports;

namespace Ledger.Grains.Log;

/// <summary>
/// Makes journal entries of a batch. Their leaves are filled and hashed already, as a rule; what is left is the index,
/// which no leaf holds, and whatever the batches before it have changed.
/// </summary>
internal static class EntryAssembler
{
    public static List<JournalEntry> Assemble(NumberedBatch batch, JournalHead head)
    {
        var earliest = head.LastRecordedTime ?? DateTimeOffset.MinValue;
        for (var position = 0; position < batch.Fitting.Count; position++)
        {
            var entry = batch.Fitting[position];
            entry.Group?.Finish();
            earliest = entry.RecordedTime > earliest ? entry.RecordedTime : earliest;
            entry.Assign(earliest, batch.Serials[position]);
        }

        Fill(batch.Fitting);
        var entries = new List<JournalEntry>(batch.Fitting.Count);
        foreach (var pending in batch.Fitting)
        {
            entries.Add(Entry(pending, head.Size + (ulong)entries.Count));
        }

        return entries;
    }

    /// <summary>Fills and hashes those leaves that are not, as many at a time as are hashed together.</summary>
    public static void Fill(IEnumerable<PendingAppend> entries)
    {
        foreach (var together in entries.Where(entry => entry.Leaf is null).Chunk(DigestBatch.Capacity))
        {
            var leaves = Array.ConvertAll(together, Filled);
            var digests = DigestBatch.OfThread();
            foreach (var leaf in leaves)
            {
                MerkleTree.AddLeaf(digests, leaf);
            }

            var hashes = digests.Finish();
            for (var i = 0; i < together.Length; i++)
            {
                together[i].Take(leaves[i], hashes[i]);
            }
        }
    }

    private static byte[] Filled(PendingAppend entry) => LeafTemplate.Fill(
        entry.Request.Leaf, entry.Request.TimeAt, entry.Request.SerialAt, entry.RecordedTime, entry.Serial);

    private static JournalEntry Entry(PendingAppend pending, ulong index)
    {
        var request = pending.Request;
        return new JournalEntry
        {
            Index = index,
            Leaf = pending.Leaf,
            LeafSha256 = pending.Hashes.Sha256,
            LeafSm3 = pending.Hashes.Sm3,
            Writes = pending.Writes,
            Reads = pending.Reads,
            Caller = request.Actor,
            CommandId = request.CommandId,
            CommandDigest = Digest.Read(request.CommandSha256),
            RecordedTime = pending.RecordedTime,
            Bodies = pending.Bodies,
            NumberSeries = request.NumberSeries,
            NumberSerial = pending.Serial,
        };
    }
}
