using Ledger.Journal.Hammer;
using Ledger.Journal.Postgres;
using Ledger.Testing;

namespace Ledger.Journal.Tests;

public sealed class PostgresKillTests : IAsyncLifetime
{
    private PostgresServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _server = await PostgresServer.StartAsync(cancellationToken: Cancellation);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

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
    public async Task Nothing_acknowledged_is_missing_after_the_server_is_killed_under_a_writer_that_goes_on()
    {
        var loop = Loop();
        await using var hammer = loop.StartHammer(seed: 1);
        for (var seed = 0; seed < KillLoop.Kills; seed++)
        {
            await KillLoop.WorkAsync(hammer, seed);
            await _server.KillAsync();
            var acknowledged = KillLoop.Acknowledged(hammer);
            await _server.ResumeAsync(Cancellation);

            Assert.False(hammer.HasEnded, hammer.Output);
            Assert.True(await loop.HoldsAsync(acknowledged), $"seed {seed}: {acknowledged} entries were acknowledged");
            await loop.CatchUpAsync(hammer);
        }
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

    private KillLoop Loop() => new("postgres", _server.ConnectionString, async () => await PostgresJournal.OpenAsync(
        new PostgresJournalOptions { ConnectionString = _server.ConnectionString, Origin = HammerEntries.Origin },
        Cancellation));
}
