using Ledger.Journal.Postgres;
using Ledger.Ports;
using Ledger.Ports.TestKit;
using Npgsql;

namespace Ledger.Journal.Tests;

/// <summary>A journal's schema in a server that outlives it.</summary>
internal sealed class PostgresStore(string connectionString, string schema) : JournalStore
{
    internal const string Origin = "dev-test.example/registry";

    internal string Schema => schema;

    internal string ConnectionString => connectionString;

    public override async Task<IJournal> OpenAsync() => await OpenAsync(Origin);

    public override async ValueTask DisposeAsync() => await RunAsync($"DROP SCHEMA IF EXISTS {schema} CASCADE");

    internal Task<PostgresJournal> OpenAsync(string origin, string? through = null) => PostgresJournal.OpenAsync(
        new PostgresJournalOptions
        {
            ConnectionString = through ?? connectionString,
            Origin = origin,
            Schema = schema,
        },
        TestContext.Current.CancellationToken);

    /// <summary>Runs SQL beside the journal, with its schema in the search path.</summary>
    internal async Task<object?> RunAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = schema, Pooling = false });
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(CancellationToken.None);
    }
}
