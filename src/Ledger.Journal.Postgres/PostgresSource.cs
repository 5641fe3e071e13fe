using Ledger.Ports;
using Npgsql;

namespace Ledger.Journal.Postgres;

/// <summary>How connections to the journal's schema are made.</summary>
internal static class PostgresSource
{
    /// <summary>
    /// Every query of ours has an index to go by. A plan made while a table is small must not scan it for ever, and
    /// statistics of a table that only grows are always behind.
    /// </summary>
    private const string AlwaysByIndex = "-c enable_seqscan=off -c jit=off";

    /// <summary>
    /// The writer asks for single rows by key, a batch at a time, and is never served by a sorted merge.
    /// </summary>
    private const string ByKey =
        AlwaysByIndex + " -c enable_hashjoin=off -c enable_mergejoin=off -c plan_cache_mode=force_generic_plan";

    internal static NpgsqlDataSource ForReading(PostgresJournalOptions options) =>
        Build(options, AlwaysByIndex, pooling: true);

    /// <summary>
    /// Not pooled: the writer keeps its connection until it is in doubt, and nobody shall get it then.
    /// </summary>
    internal static NpgsqlDataSource ForWriting(PostgresJournalOptions options) =>
        Build(options, ByKey, pooling: false);

    private static NpgsqlDataSource Build(PostgresJournalOptions options, string settings, bool pooling)
    {
        if (options.Schema is not { Length: > 0 and <= 63 } schema || !IsPlain(schema))
        {
            throw new ArgumentException("A schema's name has lowercase letters, digits and underscores.");
        }

        NpgsqlConnectionStringBuilder connection;
        try
        {
            connection = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new JournalRefusedException("The connection string cannot be read.", e);
        }

        connection.SearchPath = schema;
        connection.Options = $"{connection.Options} {settings}".Trim();
        connection.ApplicationName ??= "ledger-journal";
        connection.Enlist = false;
        connection.Pooling = pooling;
        connection.MaxAutoPrepare = 8;
        connection.AutoPrepareMinUsages = 1;
        connection.Multiplexing = false;

        // A peer that has vanished must be noticed while nothing is expected from it but the end of a commit.
        connection.TcpKeepAlive = true;
        connection.TcpKeepAliveTime = 10;
        connection.TcpKeepAliveInterval = 5;
        return new NpgsqlDataSourceBuilder(connection.ConnectionString).Build();
    }

    private static bool IsPlain(string name) =>
        !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}
