using Npgsql;
using NpgsqlTypes;

namespace Ledger.Journal.Postgres;

/// <summary>Positional parameters, typed, so that nothing is boxed or guessed.</summary>
internal static class Parameters
{
    internal static NpgsqlParameter<T> Add<T>(this NpgsqlParameterCollection parameters, NpgsqlDbType type)
    {
        var parameter = new NpgsqlParameter<T> { NpgsqlDbType = type };
        parameters.Add(parameter);
        return parameter;
    }

    internal static void AddRange(this NpgsqlParameterCollection parameters, NpgsqlParameter[] added)
    {
        foreach (var parameter in added)
        {
            parameters.Add(parameter);
        }
    }

    internal static NpgsqlBatchCommand Append(this NpgsqlBatch batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command;
    }
}
