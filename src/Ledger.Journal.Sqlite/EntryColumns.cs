using System.Buffers;
using Ledger.Cryptography;
using Ledger.Ports;

namespace Ledger.Journal.Sqlite;

/// <summary>How an entry stands in columns, in both directions.</summary>
internal static class EntryColumns
{
    private const int Count = 13;

    /// <summary>The columns that <see cref="Read"/> expects.</summary>
    internal const string Select = """
        SELECT e.idx, e.recorded, n.text, e.command_id, e.command_digest, e.series, e.serial,
            e.streams, e.sha256, e.sm3, e.leaf, e.bodies
        """;

    /// <summary>What a query has to join to <c>entry e</c> for <see cref="Select"/>.</summary>
    internal const string Joins = "JOIN name n ON n.id = e.caller";

    /// <summary>
    /// Inserts so many entries. What it refuses ends the transaction, as <see cref="SqliteSchema"/> says of streams.
    /// </summary>
    internal static string Insert(int rows) => $"""
        INSERT OR ROLLBACK INTO entry
            (idx, recorded, caller, command_id, command_digest, series, serial, streams, before, sha256, sm3, leaf,
            bodies)
        VALUES {string.Join(", ", Enumerable.Repeat($"({string.Join(", ", Enumerable.Repeat("?", Count))})", rows))}
        """;

    /// <summary>Binds an entry to one row of <see cref="Insert"/>, from 0.</summary>
    internal static void Bind(
        SqliteStatement insert, int row, JournalEntry entry, long caller, scoped ReadOnlySpan<byte> before,
        ArrayBufferWriter<byte> scratch)
    {
        var at = row * Count;
        Span<byte> commandId = stackalloc byte[JournalLimits.CommandIdLength / 2];
        _ = Convert.FromHexString(entry.CommandId, commandId, out _, out _);
        insert.Bind(at + 1, (long)entry.Index)
            .Bind(at + 2, entry.RecordedTime.ToUnixTimeMilliseconds())
            .Bind(at + 3, caller)
            .Bind(at + 4, commandId)
            .Bind(at + 5, entry.CommandDigest);
        if (entry.NumberSeries is null)
        {
            insert.BindNull(at + 6).BindNull(at + 7);
        }
        else
        {
            insert.Bind(at + 6, entry.NumberSeries).Bind(at + 7, entry.NumberSerial);
        }

        scratch.ResetWrittenCount();
        EntryPacking.WriteStreams(scratch, entry);
        insert.Bind(at + 8, scratch.WrittenSpan)
            .Bind(at + 9, before)
            .Bind(at + 10, entry.LeafSha256)
            .Bind(at + 11, entry.LeafSm3)
            .Bind(at + 12, entry.Leaf.Span);
        scratch.ResetWrittenCount();
        EntryPacking.WriteBodies(scratch, entry.Bodies);
        insert.Bind(at + 13, scratch.WrittenSpan);
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
