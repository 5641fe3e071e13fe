using System.Globalization;
using Ledger.Journal.Hammer;
using Ledger.Journal.Postgres;
using Ledger.Journal.Sqlite;
using Ledger.Ports;

// hammer sqlite|postgres WHERE SEED [--early]: appends for ever and writes "acknowledged SIZE" after every append that
// is durable. It outlives its database. With --early it has the bug that the kill tests must catch: it acknowledges
// before it appends.
var seed = int.Parse(args[2], CultureInfo.InvariantCulture);
await using var journal = await OpenAsync(args[0], args[1]);
var hammer = new Hammer(journal, seed, acknowledgesEarly: args.Contains("--early"));
await hammer.RunAsync();

static async Task<IJournal> OpenAsync(string kind, string where) => kind switch
{
    "sqlite" => await SqliteJournal.OpenAsync(
        new SqliteJournalOptions { Path = where, Origin = HammerEntries.Origin }, CancellationToken.None),
    "postgres" => await PostgresJournal.OpenAsync(
        new PostgresJournalOptions { ConnectionString = where, Origin = HammerEntries.Origin }, CancellationToken.None),
    _ => throw new ArgumentException($"There is no journal of kind {kind}."),
};
