using Ledger.Journal.Postgres;
using Ledger.Journal.Sqlite;
using Ledger.Ports;
using Ledger.Testing;

namespace Ledger.Grains.Tests.Aggregates;

public sealed class StreamStatesOnSqliteTests : StreamStatesTests
{
    private readonly TemporaryFolder _folder = new();
    private int _files;

    protected override async Task<IJournal> NewJournalAsync() => await SqliteJournal.OpenAsync(
        new() { Path = _folder.PathOf($"journal{_files++}.db"), Origin = "dev-test.example/log" },
        TestContext.Current.CancellationToken);

    protected override ValueTask CloseAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class StreamStatesOnPostgresTests(PostgresFixture fixture)
    : StreamStatesTests, IClassFixture<PostgresFixture>
{
    protected override async Task<IJournal> NewJournalAsync() => await PostgresJournal.OpenAsync(
        new()
        {
            ConnectionString = fixture.Server.ConnectionString,
            Origin = "dev-test.example/log",
            Schema = fixture.NextSchema(),
        },
        TestContext.Current.CancellationToken);

    protected override ValueTask CloseAsync() => ValueTask.CompletedTask;
}

/// <summary>One real server for the class; each journal takes a schema of its own.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private int _schemas;

    public PostgresServer Server { get; private set; } = null!;

    public string NextSchema() => $"test_{++_schemas}";

    public async ValueTask InitializeAsync() =>
        Server = await PostgresServer.StartAsync([], TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
