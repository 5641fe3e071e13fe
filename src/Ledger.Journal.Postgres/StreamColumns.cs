using Ledger.Ports;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Journal.Postgres;

/// <summary>Which entry gave which stream which version, as columns.</summary>
internal sealed class StreamColumns(NpgsqlParameterCollection parameters)
{
    /// <summary>The statement whose parameters these are.</summary>
    internal const string Insert =
        "INSERT INTO stream_entry (stream, version, idx) SELECT * FROM unnest($1, $2, $3)";

    private const NpgsqlDbType Bigints = NpgsqlDbType.Array | NpgsqlDbType.Bigint;

    private readonly NpgsqlParameter<long[]> _streams = parameters.Add<long[]>(Bigints);
    private readonly NpgsqlParameter<long[]> _versions = parameters.Add<long[]>(Bigints);
    private readonly NpgsqlParameter<long[]> _indexes = parameters.Add<long[]>(Bigints);

    internal void Bind(AppendPlan plan, KnownName[] names)
    {
        var (streams, versions, indexes) = (new List<long>(), new List<long>(), new List<long>());
        for (var position = 0; position < plan.Batch.Count; position++)
        {
            var entry = plan.Batch[position];
            var written = plan.WritesOf(position);
            for (var i = 0; i < written.Length; i++)
            {
                streams.Add(names[written[i]].Id);
                versions.Add((long)entry.Writes[i].Version);
                indexes.Add((long)entry.Index);
            }
        }

        _streams.TypedValue = [.. streams];
        _versions.TypedValue = [.. versions];
        _indexes.TypedValue = [.. indexes];
    }
}
