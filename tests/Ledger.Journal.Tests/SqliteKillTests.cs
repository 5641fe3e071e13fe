using Ledger.Journal.Hammer;
using Ledger.Journal.Sqlite;
using Ledger.Testing;

namespace Ledger.Journal.Tests;

public sealed class SqliteKillTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.PathOf("journal.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_acknowledged_is_missing_after_the_writer_is_killed()
    {
        var loop = Loop();
        var progress = 0UL;
        for (var seed = 0; seed < KillLoop.Kills; seed++)
        {
            var acknowledged = await loop.RunAsync(seed);

            Assert.True(await loop.HoldsAsync(acknowledged), $"seed {seed}: {acknowledged} entries were acknowledged");
            progress = Math.Max(progress, acknowledged);
        }

        Assert.True(progress > 0, "no writer lived long enough to append");
    }

    [Fact]
    public async Task A_writer_that_acknowledges_before_the_commit_is_caught()
    {
        var loop = Loop();
        for (var seed = 0; seed < 50; seed++)
        {
            if (!await loop.HoldsAsync(await loop.RunAsync(seed, "--early")))
            {
                return;
            }
        }

        Assert.Fail("the loop does not see what it is there to see");
    }

    private KillLoop Loop() => new("sqlite", File, async () => await SqliteJournal.OpenAsync(
        new SqliteJournalOptions { Path = File, Origin = HammerEntries.Origin },
        TestContext.Current.CancellationToken));
}
