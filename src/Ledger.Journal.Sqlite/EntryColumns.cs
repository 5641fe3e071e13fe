using System.Buffers;
using Ledger.Cryptography;
using Ledger.Ports;

namespace Ledger.Journal.Sqlite;

/// <summary>How an entry stands in columns, in both directions.</summary>
internal static class EntryColumns
{
    internal const string Insert = """
        INSERT INTO entry
            (idx, recorded, caller, command_id, command_digest, series, serial, streams, before, sha256, sm3, leaf)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        """;

    /// <summary>The columns that <see cref="Read"/> expects.</summary>
    internal const string Select = """
        SELECT e.idx, e.recorded, n.text, e.command_id, e.command_digest, e.series, e.serial,
            e.streams, e.sha256, e.sm3, e.leaf, b.packed
        """;

    /// <summary>What a query has to join to <c>entry e</c> for <see cref="Select"/>.</summary>
    internal const string Joins = "JOIN name n ON n.id = e.caller LEFT JOIN body b ON b.idx = e.idx";

    internal static void Bind(
        SqliteStatement insert, JournalEntry entry, long caller, scoped ReadOnlySpan<byte> before,
        ArrayBufferWriter<byte> scratch)
    {
        Span<byte> commandId = stackalloc byte[JournalLimits.CommandIdLength / 2];
        _ = Convert.FromHexString(entry.CommandId, commandId, out _, out _);
        insert.Bind(1, (long)entry.Index)
            .Bind(2, entry.RecordedTime.ToUnixTimeMilliseconds())
            .Bind(3, caller)
            .Bind(4, commandId)
            .Bind(5, entry.CommandDigest);
        if (entry.NumberSeries is null)
        {
            insert.BindNull(6).BindNull(7);
        }
        else
        {
            insert.Bind(6, entry.NumberSeries).Bind(7, entry.NumberSerial);
        }

        scratch.ResetWrittenCount();
        EntryPacking.WriteStreams(scratch, entry);
        insert.Bind(8, scratch.WrittenSpan)
            .Bind(9, before)
            .Bind(10, entry.LeafSha256)
            .Bind(11, entry.LeafSm3)
            .Bind(12, entry.Leaf.Span);
    }

    internal static JournalEntry Read(SqliteStatement row)
    {
        var index = row.Int64(0);
        if (!EntryPacking.TryReadStreams(row.Blob(7), out var writes, out var reads)
            || !EntryPacking.TryReadBodies(row.Blob(11).ToArray(), out var bodies)
            || !Digest.TryRead(row.Blob(4), out var commandDigest)
            || !Digest.TryRead(row.Blob(8), out var sha256)
            || !Digest.TryRead(row.Blob(9), out var sm3))
        {
            throw new JournalCorruptException($"Entry {index} is not what an append writes.");
        }

        return new JournalEntry
        {
            Index = (ulong)index,
            RecordedTime = DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(1)),
            Caller = row.Text(2),
            CommandId = Convert.ToHexStringLower(row.Blob(3)),
            CommandDigest = commandDigest,
            NumberSeries = row.IsNull(5) ? null : row.Text(5),
            NumberSerial = (uint)row.Int64(6),
            Writes = writes,
            Reads = reads,
            LeafSha256 = sha256,
            LeafSm3 = sm3,
            Leaf = row.Blob(10).ToArray(),
            Bodies = bodies,
        };
    }

    internal static JournalLeaf ReadLeaf(SqliteStatement row)
    {
        var index = row.Int64(0);
        if (!Digest.TryRead(row.Blob(1), out var sha256) || !Digest.TryRead(row.Blob(2), out var sm3))
        {
            throw new JournalCorruptException($"Entry {index} is not what an append writes.");
        }

        return new JournalLeaf((ulong)index, row.Blob(3).ToArray(), sha256, sm3);
    }
}
