using Ledger.Journal.Sqlite;
using Ledger.Ports;
using Ledger.Ports.TestKit;
using Ledger.Testing;

namespace Ledger.Journal.Tests;

/// <summary>A journal's file in a folder of its own.</summary>
internal sealed class SqliteStore : JournalStore
{
    internal const string Origin = "dev-test.example/registry";

    private readonly TemporaryFolder _folder = new();

    internal string File => _folder.PathOf("journal.db");

    public override async Task<IJournal> OpenAsync() => await OpenAsync(Origin);

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    internal Task<SqliteJournal> OpenAsync(string origin) => SqliteJournal.OpenAsync(
        new SqliteJournalOptions { Path = File, Origin = origin }, TestContext.Current.CancellationToken);
}
