using Ledger.Ports;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Journal.Postgres;

/// <summary>Looks up numbers; a round trip of its own, since few batches take any.</summary>
internal sealed class NumberQuery : IDisposable
{
    private readonly NpgsqlCommand _command;
    private readonly NpgsqlParameter<string[]> _series;
    private readonly NpgsqlParameter<long[]> _serials;

    internal NumberQuery(NpgsqlConnection connection)
    {
        _command = new NpgsqlCommand(
            """
            SELECT u.place - 1,
                coalesce((SELECT max(e.serial) FROM entry e WHERE e.series = u.series), 0),
                EXISTS (SELECT FROM entry e WHERE e.series = u.series AND e.serial = u.serial)
            FROM unnest($1, $2) WITH ORDINALITY u (series, serial, place)
            """,
            connection);
        _series = _command.Parameters.Add<string[]>(NpgsqlDbType.Array | NpgsqlDbType.Text);
        _serials = _command.Parameters.Add<long[]>(NpgsqlDbType.Array | NpgsqlDbType.Bigint);
    }

    internal Dictionary<int, KnownNumber> Run(AppendPlan plan)
    {
        var numbers = new Dictionary<int, KnownNumber>();
        if (!plan.HasNumbers)
        {
            return numbers;
        }

        int[] positions =
            [.. Enumerable.Range(0, plan.Batch.Count).Where(i => plan.Batch[i].NumberSeries is not null)];
        _series.TypedValue = [.. positions.Select(i => plan.Batch[i].NumberSeries!)];
        _serials.TypedValue = [.. positions.Select(i => (long)plan.Batch[i].NumberSerial)];
        using var rows = _command.ExecuteReader();
        while (rows.Read())
        {
            numbers.Add(
                positions[(int)rows.GetInt64(0)], new KnownNumber((uint)rows.GetInt64(1), rows.GetBoolean(2)));
        }

        return numbers;
    }

    public void Dispose() => _command.Dispose();
}
