using Ledger.Ports.TestKit;

namespace Ledger.Journal.Tests;

public sealed class PostgresJournalTests(PostgresFixture postgres) : JournalTests
{
    // To make a schema takes longer than the work.
    protected override int ModelRuns => 15;

    protected override JournalStore NewStore() => postgres.NextStore();
}
