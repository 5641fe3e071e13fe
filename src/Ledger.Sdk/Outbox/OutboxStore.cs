using System.Text.Json;
using Ledger.Domain;
using Microsoft.Data.Sqlite;

namespace Ledger.Sdk;

/// <summary>
/// The file of an outbox. Every change is one transaction and on stable storage when the call returns.
/// </summary>
internal sealed class OutboxStore : IDisposable
{
    private const long Format = 1;

    private const string Create = """
        CREATE TABLE item (
            n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, stream TEXT NOT NULL, type TEXT NOT NULL,
            payload TEXT NOT NULL, record BLOB, bytes INTEGER NOT NULL, added INTEGER NOT NULL,
            state INTEGER NOT NULL, refusal TEXT, receipt BLOB, ended INTEGER);
        CREATE INDEX item_waiting ON item (stream, n) WHERE state < 2;
        CREATE INDEX item_ended ON item (ended) WHERE ended IS NOT NULL;
        CREATE TABLE form (item INTEGER NOT NULL, k INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (item, k))
            WITHOUT ROWID;
        CREATE TABLE fill (one INTEGER PRIMARY KEY CHECK (one = 1), waiting INTEGER NOT NULL, bytes INTEGER NOT NULL);
        INSERT INTO fill VALUES (1, 0, 0);
        """;

    private const string Columns = "n, id, stream, type, added, state, refusal, receipt";

    private readonly DurableFile _file;

    public OutboxStore(string path) => _file = new DurableFile(path, Create, Format);

    public OutboxCount Count() => _file.Read(
        """
        SELECT waiting, bytes, (SELECT count(*) FROM item WHERE state = 1), (SELECT count(*) FROM item WHERE state = 2)
        FROM fill
        """,
        static row => new OutboxCount(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)))[0];

    /// <summary>Adds all or none; false when there is no room.</summary>
    public bool TryAdd(IReadOnlyList<OutboxItem> items, OutboxOptions options) => _file.Change(write =>
    {
        List<OutboxItem> fresh = [.. items.Where(item => !IsKnown(write, item))];
        var (waiting, bytes) = write.Read(
            "SELECT waiting, bytes FROM fill", static row => (row.GetInt64(0), row.GetInt64(1)))[0];
        var more = fresh.Sum(static item => item.Bytes);
        if (waiting + fresh.Count > options.MaxWaiting || bytes + more > options.MaxWaitingBytes)
        {
            return false;
        }

        foreach (var item in fresh)
        {
            write.Run(
                """
                INSERT INTO item (id, stream, type, payload, record, bytes, added, state)
                VALUES ($id, $stream, $type, $payload, $record, $bytes, $added, 0)
                """,
                ("$id", item.Id), ("$stream", item.Stream), ("$type", item.Type), ("$payload", item.Payload),
                ("$record", item.Record.IsEmpty ? null : item.Record.ToArray()), ("$bytes", item.Bytes),
                ("$added", item.Added.ToUnixTimeMilliseconds()));
        }

        Fill(write, fresh.Count, more);
        return true;
    });

    public IReadOnlyList<OutboxEntry> List(OutboxState? state, long after, int limit) => _file.Read(
        $"SELECT {Columns} FROM item WHERE n > $after AND ($state IS NULL OR state = $state) ORDER BY n LIMIT $limit",
        Entry, ("$after", after), ("$state", (int?)state), ("$limit", limit));

    public OutboxEntry? Find(string id) =>
        _file.Read($"SELECT {Columns} FROM item WHERE id = $id", Entry, ("$id", id)).FirstOrDefault();

    public byte[]? Record(string id) => _file.Read(
        "SELECT record FROM item WHERE id = $id AND record IS NOT NULL",
        static row => (byte[])row.GetValue(0), ("$id", id)).FirstOrDefault();

    /// <summary>The streams for which something waits.</summary>
    public IReadOnlyList<string> Streams() =>
        _file.Read("SELECT DISTINCT stream FROM item WHERE state < 2", static row => row.GetString(0));

    /// <summary>The next act of a stream; null when nothing waits for it.</summary>
    public OutboxHead? Head(string stream) => _file.Read(
        """
        SELECT n, id, stream, type, payload, added, state FROM item
        WHERE stream = $stream AND state < 2 ORDER BY n LIMIT 1
        """,
        row => new OutboxHead(
            row.GetInt64(0),
            new OutboxItem(
                row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), default, Time(row.GetInt64(5))),
            (OutboxState)row.GetInt32(6),
            Forms(row.GetInt64(0))),
        ("$stream", stream)).FirstOrDefault();

    /// <summary>From here on an attempt may be taken; false when the act was taken out meanwhile.</summary>
    public bool TryAttempt(long number) => _file.Change(write => Attempt(write, number));

    /// <summary>Keeps a signed form before it is sent; false when the act was taken out meanwhile.</summary>
    public bool TryKeep(long number, byte[] form) => _file.Change(write => Attempt(write, number) && write.Run(
        "INSERT INTO form SELECT $n, count(*), $body FROM form WHERE item = $n", ("$n", number), ("$body", form)) > 0);

    public void Done(long number, byte[] receipt, DateTimeOffset at) => _file.Change(write =>
    {
        End(write, number);
        write.Run(
            "UPDATE item SET state = 2, refusal = NULL, receipt = $receipt, ended = $at WHERE n = $n",
            ("$n", number), ("$receipt", receipt), ("$at", at.ToUnixTimeMilliseconds()));
        return write.Run("DELETE FROM form WHERE item = $n", ("$n", number));
    });

    public void Hold(long number, string refusal) => _file.Change(write => write.Run(
        "UPDATE item SET state = 1, refusal = $refusal WHERE n = $n AND state < 2",
        ("$n", number), ("$refusal", refusal)));

    /// <summary>Only what was never sent, or was refused at last, can be taken out: the rest may stand in the log.
    /// </summary>
    public bool TryDrop(string id, string reason, DateTimeOffset at) => _file.Change(write =>
    {
        var found = write.Read(
            """
            SELECT n FROM item WHERE id = $id
            AND (state = 1 OR (state = 0 AND NOT EXISTS (SELECT 1 FROM form WHERE item = n)))
            """,
            static row => row.GetInt64(0), ("$id", id));
        if (found.Count == 0)
        {
            return false;
        }

        End(write, found[0]);
        write.Run(
            "UPDATE item SET state = 3, refusal = $reason, ended = $at WHERE n = $n",
            ("$n", found[0]), ("$reason", reason), ("$at", at.ToUnixTimeMilliseconds()));
        return true;
    });

    public int Prune(DateTimeOffset before) => _file.Change(write =>
    {
        const string old = "ended IS NOT NULL AND ended < $before";
        var at = ("$before", (object?)before.ToUnixTimeMilliseconds());
        write.Run($"DELETE FROM form WHERE item IN (SELECT n FROM item WHERE {old})", at);
        return write.Run($"DELETE FROM item WHERE {old}", at);
    });

    public void Dispose() => _file.Dispose();

    private static bool IsKnown(DurableFile.Writing write, OutboxItem item)
    {
        var known = write.Read(
            "SELECT stream, payload FROM item WHERE id = $id",
            static row => (row.GetString(0), row.GetString(1)), ("$id", item.Id));
        return known.Count > 0 && (known[0] == (item.Stream, item.Payload)
            ? true
            : throw new ArgumentException($"The command id {item.Id} was used for another act."));
    }

    private static bool Attempt(DurableFile.Writing write, long number) =>
        write.Run("UPDATE item SET state = 0 WHERE n = $n AND state < 2", ("$n", number)) > 0;

    private static void End(DurableFile.Writing write, long number)
    {
        var bytes = write.Read(
            "SELECT bytes FROM item WHERE n = $n AND state < 2", static row => row.GetInt64(0), ("$n", number));
        Fill(write, -bytes.Count, -bytes.Sum());
    }

    private static void Fill(DurableFile.Writing write, int count, long bytes) => write.Run(
        "UPDATE fill SET waiting = waiting + $count, bytes = bytes + $bytes", ("$count", count), ("$bytes", bytes));

    private List<byte[]> Forms(long number) => _file.Read(
        "SELECT body FROM form WHERE item = $n ORDER BY k", static row => (byte[])row.GetValue(0), ("$n", number));

    private static OutboxEntry Entry(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), StreamName.Parse(row.GetString(2)), row.GetString(3), Time(row.GetInt64(4)),
        (OutboxState)row.GetInt32(5), row.IsDBNull(6) ? null : row.GetString(6),
        row.IsDBNull(7) ? null
            : JsonSerializer.Deserialize((byte[])row.GetValue(7), ClientJson.Default.CommandAccepted));

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
