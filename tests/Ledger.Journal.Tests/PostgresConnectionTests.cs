using Ledger.Ports;
using Ledger.Ports.TestKit;
using Npgsql;

namespace Ledger.Journal.Tests;

/// <summary>What becomes of a batch when the way to the server breaks.</summary>
public sealed class PostgresConnectionTests(PostgresFixture postgres) : IAsyncDisposable
{
    private readonly PostgresStore _store = postgres.NextStore();
    private readonly JournalSamples _samples = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData(3)]
    [InlineData(300)]
    public async Task A_commit_whose_confirmation_was_lost_is_found_by_repeating_the_batch(int count)
    {
        await using var proxy = new LosingProxy(postgres.Server.Port);
        await using var journal = await _store.OpenAsync(PostgresStore.Origin, Through(proxy));
        var epoch = (await journal.AcquireAsync(Cancellation)).Epoch;
        var batch = JournalSamples.Batch(0, _samples.Entries(count, firstAsset: 1));
        proxy.LoseNextConfirmation();

        await Assert.ThrowsAsync<JournalUnavailableException>(
            async () => await journal.AppendAsync(epoch, 0, batch, Cancellation));
        Assert.Equal(1, proxy.Lost);
        var result = await journal.AppendAsync(epoch, 0, batch, Cancellation);

        Assert.Equal(
            [
                new IndexConflict(0, 0, (ulong)count),
                .. batch.Select((e, i) => new CommandConflict(i, e.Index, SameDigest: true)),
            ],
            Assert.IsType<Conflicts>(result).Items);
        var next = JournalSamples.Batch((ulong)count, _samples.Entry(JournalSamples.Asset(1), 2));
        Assert.IsType<Appended>(await journal.AppendAsync(epoch, (ulong)count, next, Cancellation));
    }

    [Fact]
    public async Task A_writer_whose_session_was_ended_connects_again_by_itself()
    {
        // A name of its own, so that the writers of other tests are left alone.
        var mine = new NpgsqlConnectionStringBuilder(_store.ConnectionString) { ApplicationName = _store.Schema };
        await using var journal = await _store.OpenAsync(PostgresStore.Origin, mine.ConnectionString);
        var epoch = (await journal.AcquireAsync(Cancellation)).Epoch;
        var batch = JournalSamples.Batch(0, _samples.Entries(1, firstAsset: 1));
        await _store.RunAsync($"""
            SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity
            WHERE application_name = '{_store.Schema}'
            """);

        Assert.IsType<Appended>(await journal.AppendAsync(epoch, 0, batch, Cancellation));
    }

    private string Through(LosingProxy proxy) =>
        new NpgsqlConnectionStringBuilder(_store.ConnectionString) { Port = proxy.Port }.ConnectionString;
}
