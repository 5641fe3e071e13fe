using Ledger.Cryptography;
using Ledger.Ports;

namespace Ledger.Journal.Sqlite;

/// <summary>Looks up, inside the append's transaction, what its batch is judged by.</summary>
internal sealed class FactQueries(SqliteConnection connection)
{
    private readonly SqliteStatement _version = connection.Prepare(
        "SELECT version FROM stream_entry WHERE stream = ?1 ORDER BY version DESC LIMIT 1");

    private readonly SqliteStatement _command = connection.Prepare(
        "SELECT idx, command_digest FROM entry WHERE caller = ?1 AND command_id = ?2");

    private readonly SqliteStatement _last = connection.Prepare("SELECT max(serial) FROM entry WHERE series = ?1");

    private readonly SqliteStatement _taken = connection.Prepare(
        "SELECT 1 FROM entry WHERE series = ?1 AND serial = ?2");

    internal AppendFacts Find(JournalHead head, AppendPlan plan) => new()
    {
        Head = head,
        StreamVersions = Versions(plan.Streams),
        Commands = Commands(plan.Batch),
        Numbers = plan.HasNumbers ? Numbers(plan.Batch) : [],
    };

    private long[] Versions(IReadOnlyList<string> streams)
    {
        var versions = new long[streams.Count];
        for (var i = 0; i < versions.Length; i++)
        {
            versions[i] = _version.Bind(1, streams[i]).RunScalar() ?? 0;
        }

        return versions;
    }

    private Dictionary<int, KnownCommand> Commands(IReadOnlyList<JournalEntry> batch)
    {
        var known = new Dictionary<int, KnownCommand>();
        Span<byte> id = stackalloc byte[JournalLimits.CommandIdLength / 2];
        for (var position = 0; position < batch.Count; position++)
        {
            _ = Convert.FromHexString(batch[position].CommandId, id, out _, out _);
            _command.Bind(1, batch[position].Caller).Bind(2, id);
            if (_command.Step())
            {
                known.Add(position, new KnownCommand((ulong)_command.Int64(0), Digest.Read(_command.Blob(1))));
            }

            _command.Reset();
        }

        return known;
    }

    private Dictionary<int, KnownNumber> Numbers(IReadOnlyList<JournalEntry> batch)
    {
        var known = new Dictionary<int, KnownNumber>();
        for (var position = 0; position < batch.Count; position++)
        {
            if (batch[position].NumberSeries is { } series)
            {
                var last = _last.Bind(1, series).RunScalar() ?? 0;
                var taken = _taken.Bind(1, series).Bind(2, batch[position].NumberSerial).RunScalar() is not null;
                known.Add(position, new KnownNumber((uint)last, taken));
            }
        }

        return known;
    }
}
