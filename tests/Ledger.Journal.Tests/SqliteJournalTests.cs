using Ledger.Ports.TestKit;

namespace Ledger.Journal.Tests;

public sealed class SqliteJournalTests : JournalTests
{
    protected override JournalStore NewStore() => new SqliteStore();
}
