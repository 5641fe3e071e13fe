using Ledger.Journal.Postgres;
using Ledger.Journal.Sqlite;
using Ledger.Ports;
using Ledger.Testing;

namespace Ledger.Grains.Tests.Aggregates;

public sealed class CommandRaceOnSqliteTests : CommandRaceTests
{
    private readonly TemporaryFolder _folder = new();

    protected override async Task<IJournal> NewJournalAsync() => await SqliteJournal.OpenAsync(
        new() { Path = _folder.PathOf("journal.db"), Origin = Signer.Origin },
        TestContext.Current.CancellationToken);

    protected override ValueTask CloseAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class CommandRaceOnPostgresTests(PostgresFixture fixture)
    : CommandRaceTests, IClassFixture<PostgresFixture>
{
    protected override async Task<IJournal> NewJournalAsync() => await PostgresJournal.OpenAsync(
        new()
        {
            ConnectionString = fixture.Server.ConnectionString,
            Origin = Signer.Origin,
            Schema = fixture.NextSchema(),
        },
        TestContext.Current.CancellationToken);

    protected override ValueTask CloseAsync() => ValueTask.CompletedTask;
}

public sealed class LineageRaceOnSqliteTests : LineageRaceTests
{
    private readonly TemporaryFolder _folder = new();

    protected override async Task<IJournal> NewJournalAsync() => await SqliteJournal.OpenAsync(
        new() { Path = _folder.PathOf("journal.db"), Origin = Signer.Origin },
        TestContext.Current.CancellationToken);

    protected override ValueTask CloseAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class LineageRaceOnPostgresTests(PostgresFixture fixture)
    : LineageRaceTests, IClassFixture<PostgresFixture>
{
    protected override async Task<IJournal> NewJournalAsync() => await PostgresJournal.OpenAsync(
        new()
        {
            ConnectionString = fixture.Server.ConnectionString,
            Origin = Signer.Origin,
            Schema = fixture.NextSchema(),
        },
        TestContext.Current.CancellationToken);

    protected override ValueTask CloseAsync() => ValueTask.CompletedTask;
}
