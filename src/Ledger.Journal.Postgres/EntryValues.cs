using System.Buffers;
using Ledger.Cryptography;
using Ledger.Ports;
using Npgsql;

namespace Ledger.Journal.Postgres;

/// <summary>An entry's parts as the database's values, in both directions.</summary>
internal static class EntryValues
{
    /// <summary>The columns that <see cref="Read"/> expects.</summary>
    internal const string Select = """
        SELECT e.idx, e.recorded, n.text, e.command_id, e.command_digest, e.series, e.serial,
            e.streams, e.sha256, e.sm3, e.leaf, e.bodies
        """;

    /// <summary>What a query has to join to <c>entry e</c> for <see cref="Select"/>.</summary>
    internal const string Joins = "JOIN name n ON n.id = e.caller";

    /// <summary>A command id is 128 bits; as uuid it takes 16 bytes and reads well in any client.</summary>
    internal static Guid CommandId(string hex) => Guid.ParseExact(hex, "N");

    internal static byte[] Streams(JournalEntry entry, ArrayBufferWriter<byte> scratch)
    {
        scratch.ResetWrittenCount();
        EntryPacking.WriteStreams(scratch, entry);
        return scratch.WrittenSpan.ToArray();
    }

    internal static byte[] Bodies(JournalEntry entry, ArrayBufferWriter<byte> scratch)
    {
        scratch.ResetWrittenCount();
        EntryPacking.WriteBodies(scratch, entry.Bodies);
        return scratch.WrittenSpan.ToArray();
    }

    internal static JournalEntry Read(NpgsqlDataReader row)
    {
        var index = row.GetInt64(0);
        if (!EntryPacking.TryReadStreams(row.GetFieldValue<byte[]>(7), out var writes, out var reads)
            || !EntryPacking.TryReadBodies(row.GetFieldValue<byte[]>(11), out var bodies))
        {
            throw new JournalCorruptException($"Entry {index} is not what an append writes.");
        }

        return new JournalEntry
        {
            Index = (ulong)index,
            RecordedTime = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)),
            Caller = row.GetString(2),
            CommandId = row.GetGuid(3).ToString("N"),
            CommandDigest = DigestOf(row, 4, index),
            NumberSeries = row.IsDBNull(5) ? null : row.GetString(5),
            NumberSerial = row.IsDBNull(6) ? 0 : (uint)row.GetInt64(6),
            Writes = writes,
            Reads = reads,
            LeafSha256 = DigestOf(row, 8, index),
            LeafSm3 = DigestOf(row, 9, index),
            Leaf = row.GetFieldValue<byte[]>(10),
            Bodies = bodies,
        };
    }

    internal static JournalLeaf ReadLeaf(NpgsqlDataReader row)
    {
        var index = row.GetInt64(0);
        return new JournalLeaf(
            (ulong)index, row.GetFieldValue<byte[]>(3), DigestOf(row, 1, index), DigestOf(row, 2, index));
    }

    private static Digest DigestOf(NpgsqlDataReader row, int column, long index) =>
        Digest.TryRead(row.GetFieldValue<byte[]>(column), out var digest)
            ? digest
            : throw new JournalCorruptException($"Entry {index} is not what an append writes.");
}
