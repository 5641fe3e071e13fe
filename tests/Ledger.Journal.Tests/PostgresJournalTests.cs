using Ledger.Ports.TestKit;

namespace Ledger.Journal.Tests;

public sealed class PostgresJournalTests(PostgresFixture postgres) : JournalTests
{
    protected override JournalStore NewStore() => postgres.NextStore();
}
