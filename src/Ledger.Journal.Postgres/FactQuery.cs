using Ledger.Cryptography;
using Ledger.Ports;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Journal.Postgres;

/// <summary>
/// The first round trip of an append: opens the transaction, locks the fence, and finds what the batch is judged by.
/// READ COMMITTED gives each statement its own snapshot, taken after the lock was granted; a transaction-wide one
/// would show the journal as it was before the writer that held the lock.
/// </summary>
internal sealed class FactQuery : IDisposable
{
    /// <summary>Locks the fence and begins a turn.</summary>
    private const string Fence =
        $"UPDATE journal SET turn = turn + 1 WHERE id = 1 RETURNING epoch, turn, {DurabilityCheck.Columns}";

    private readonly NpgsqlBatch _batch;
    private readonly NpgsqlParameter<string[]> _names;
    private readonly NpgsqlParameter<Guid[]> _ids;
    private readonly NpgsqlParameter<long?[]> _callers;
    private readonly NpgsqlParameter<string?[]> _callerNames;

    internal FactQuery(NpgsqlConnection connection)
    {
        _batch = new NpgsqlBatch(connection);
        _batch.Append("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
        _batch.Append(Fence);
        _batch.Append("SELECT idx, recorded FROM entry ORDER BY idx DESC LIMIT 1");
        _batch.Append("SELECT coalesce(max(id), 0) FROM name");
        var names = _batch.Append("""
            SELECT u.place - 1, n.id, coalesce((SELECT max(s.version) FROM stream_entry s WHERE s.stream = n.id), 0)
            FROM unnest($1) WITH ORDINALITY u (text, place) JOIN name n ON n.text = u.text
            """);
        _names = names.Parameters.Add<string[]>(NpgsqlDbType.Array | NpgsqlDbType.Text);
        var commands = _batch.Append("""
            SELECT u.place - 1, e.idx, e.command_digest
            FROM unnest($1, $2, $3) WITH ORDINALITY u (id, caller, caller_name, place)
            JOIN entry e ON e.command_id = u.id
                AND e.caller = coalesce(u.caller, (SELECT n.id FROM name n WHERE n.text = u.caller_name))
            """);
        _ids = commands.Parameters.Add<Guid[]>(NpgsqlDbType.Array | NpgsqlDbType.Uuid);
        _callers = commands.Parameters.Add<long?[]>(NpgsqlDbType.Array | NpgsqlDbType.Bigint);
        _callerNames = commands.Parameters.Add<string?[]>(NpgsqlDbType.Array | NpgsqlDbType.Text);
    }

    internal Task PrepareAsync(CancellationToken cancellationToken) => _batch.PrepareAsync(cancellationToken);

    /// <summary>Leaves the transaction open and the fence locked.</summary>
    /// <param name="plan">The batch.</param>
    /// <param name="names">What is remembered of its names; what is not is looked up and filled in.</param>
    /// <param name="lookUpCommands">Whether to find those commands of the batch that the journal holds.</param>
    internal AppendGround Run(AppendPlan plan, KnownName[] names, bool lookUpCommands)
    {
        BindCommands(plan, names, lookUpCommands ? plan.Batch.Count : 0);
        var unknown = BindNames(plan, names);
        using var rows = _batch.ExecuteReader();
        var (epoch, turn) = ReadFence(rows);

        rows.NextResult();
        var head = rows.Read()
            ? new JournalHead(
                (ulong)rows.GetInt64(0) + 1, epoch, DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(1)))
            : new JournalHead(0, epoch, null);

        rows.NextResult();
        rows.Read();
        var lastName = rows.GetInt64(0);

        rows.NextResult();
        while (rows.Read())
        {
            names[unknown[(int)rows.GetInt64(0)]] = new KnownName(rows.GetInt64(1), rows.GetInt64(2));
        }

        rows.NextResult();
        var commands = new Dictionary<int, KnownCommand>();
        while (rows.Read())
        {
            var digest = Digest.Read(rows.GetFieldValue<byte[]>(2));
            commands.Add((int)rows.GetInt64(0), new KnownCommand((ulong)rows.GetInt64(1), digest));
        }

        return new AppendGround(head, turn, lastName, commands);
    }

    public void Dispose() => _batch.Dispose();

    private static (long Epoch, long Turn) ReadFence(NpgsqlDataReader rows)
    {
        if (!rows.Read())
        {
            throw new JournalCorruptException("The journal has lost its own row.");
        }

        DurabilityCheck.Demand(rows, first: 2);
        return (rows.GetInt64(0), rows.GetInt64(1));
    }

    private void BindCommands(AppendPlan plan, KnownName[] names, int count)
    {
        var (ids, callers, callerNames) = (new Guid[count], new long?[count], new string?[count]);
        for (var position = 0; position < count; position++)
        {
            var caller = plan.CallerOf(position);
            ids[position] = EntryValues.CommandId(plan.Batch[position].CommandId);
            (callers[position], callerNames[position]) = names[caller] == KnownName.Unknown
                ? ((long?)null, plan.Names[caller])
                : (names[caller].Id, null);
        }

        (_ids.TypedValue, _callers.TypedValue, _callerNames.TypedValue) = (ids, callers, callerNames);
    }

    /// <summary>Marks the names to look up as new until they are found; returns their places.</summary>
    private List<int> BindNames(AppendPlan plan, KnownName[] names)
    {
        var unknown = new List<int>();
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] == KnownName.Unknown)
            {
                unknown.Add(i);
                names[i] = default;
            }
        }

        _names.TypedValue = [.. unknown.Select(i => plan.Names[i])];
        return unknown;
    }
}

/// <summary>What the first round trip found.</summary>
/// <param name="Head">The head, under the fence.</param>
/// <param name="Turn">The turn that it begins.</param>
/// <param name="LastName">The highest number given to a name.</param>
/// <param name="Commands">The entries of the batch, by position, whose command is known.</param>
internal sealed record AppendGround(
    JournalHead Head, long Turn, long LastName, Dictionary<int, KnownCommand> Commands);
