using System.Collections.ObjectModel;
using Ledger.Cryptography;
using Ledger.Ports;

namespace Ledger.Journal.Sqlite;

/// <summary>Looks up, inside the append's transaction, what its batch is judged by.</summary>
internal sealed class FactQueries(SqliteConnection connection)
{
    private readonly SqliteStatement _name = connection.Prepare("""
        SELECT n.id, coalesce(s.version, 0), coalesce(s.last + 1, 0)
        FROM name n LEFT JOIN stream s ON s.id = n.id WHERE n.text = ?1
        """);

    private readonly SqliteStatement _command = connection.Prepare(
        "SELECT idx, command_digest FROM entry WHERE command_id = ?1 AND caller = ?2");

    private readonly SqliteStatement _last = connection.Prepare("SELECT max(serial) FROM entry WHERE series = ?1");

    private readonly SqliteStatement _taken = connection.Prepare(
        "SELECT 1 FROM entry WHERE series = ?1 AND serial = ?2");

    /// <summary>Everything but the commands, which <see cref="Commands"/> looks up.</summary>
    /// <param name="head">The head in this transaction.</param>
    /// <param name="plan">The batch.</param>
    /// <param name="names">What is remembered of the plan's names; what is not is looked up and filled in.</param>
    internal AppendFacts Find(JournalHead head, AppendPlan plan, KnownName[] names)
    {
        var versions = new long[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] == KnownName.Unknown)
            {
                names[i] = Name(plan.Names[i]);
            }

            versions[i] = names[i].Version;
        }

        return new AppendFacts
        {
            Head = head,
            Versions = versions,
            Commands = ReadOnlyDictionary<int, KnownCommand>.Empty,
            Numbers = plan.HasNumbers ? Numbers(plan.Batch) : ReadOnlyDictionary<int, KnownNumber>.Empty,
        };
    }

    private KnownName Name(string name)
    {
        _name.Bind(1, name);
        var known = _name.Step() ? new KnownName(_name.Int64(0), _name.Int64(1), _name.Int64(2)) : default;
        _name.Reset();
        return known;
    }

    /// <summary>The commands of the batch that the journal holds.</summary>
    internal Dictionary<int, KnownCommand> Commands(AppendPlan plan, KnownName[] names)
    {
        var known = new Dictionary<int, KnownCommand>();
        Span<byte> id = stackalloc byte[JournalLimits.CommandIdLength / 2];
        for (var position = 0; position < plan.Batch.Count; position++)
        {
            _ = Convert.FromHexString(plan.Batch[position].CommandId, id, out _, out _);
            _command.Bind(1, id).Bind(2, names[plan.CallerOf(position)].Id);
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
