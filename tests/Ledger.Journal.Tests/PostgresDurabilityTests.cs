using Ledger.Ports;
using Ledger.Ports.TestKit;
using Ledger.Testing;

namespace Ledger.Journal.Tests;

/// <summary>Servers of their own, whose settings would lose what they confirm.</summary>
public sealed class PostgresDurabilityTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fsync=off")]
    [InlineData("full_page_writes=off")]
    [InlineData("synchronous_commit=off")]
    public async Task A_server_that_would_lose_commits_is_refused(string setting)
    {
        await using var server = await PostgresServer.StartAsync([setting], Cancellation);
        await using var store = new PostgresStore(server.ConnectionString, "journal");

        await Assert.ThrowsAsync<JournalRefusedException>(() => store.OpenAsync());
    }

    [Fact]
    public async Task A_server_whose_settings_change_is_refused_from_then_on()
    {
        await using var server = await PostgresServer.StartAsync(cancellationToken: Cancellation);
        await using var store = new PostgresStore(server.ConnectionString, "journal");
        await using var journal = await store.OpenAsync();
        var epoch = (await journal.AcquireAsync(Cancellation)).Epoch;
        var samples = new JournalSamples();
        await journal.AppendAsync(epoch, 0, JournalSamples.Batch(0, samples.Entries(1, firstAsset: 1)), Cancellation);
        var batch = JournalSamples.Batch(1, samples.Entry(JournalSamples.Asset(1), 2));

        await store.RunAsync("ALTER SYSTEM SET synchronous_commit = off");
        await store.RunAsync("SELECT pg_reload_conf()");
        await EventuallyAsync(store, "off");
        await Assert.ThrowsAsync<JournalRefusedException>(
            async () => await journal.AppendAsync(epoch, 1, batch, Cancellation));
        Assert.Equal(1UL, (await journal.ReadHeadAsync(Cancellation)).Size);

        await store.RunAsync("ALTER SYSTEM SET synchronous_commit = on");
        await store.RunAsync("SELECT pg_reload_conf()");
        await EventuallyAsync(store, "on");
        Assert.IsType<Appended>(await journal.AppendAsync(epoch, 1, batch, Cancellation));
    }

    [Fact]
    public async Task A_primary_whose_replicas_are_all_asynchronous_is_refused()
    {
        await using var server = await PostgresServer.StartAsync(cancellationToken: Cancellation);
        await using var store = new PostgresStore(server.ConnectionString, "journal");
        await using var journal = await store.OpenAsync();
        await store.RunAsync("SELECT pg_create_physical_replication_slot('replica')");

        await Assert.ThrowsAsync<JournalRefusedException>(async () => await journal.AcquireAsync(Cancellation));
        await Assert.ThrowsAsync<JournalRefusedException>(() => store.OpenAsync());

        await store.RunAsync("SELECT pg_drop_replication_slot('replica')");
        await journal.AcquireAsync(Cancellation);
    }

    [Fact]
    public async Task A_commit_that_its_standby_never_confirmed_is_reported_as_in_doubt()
    {
        await using var server = await PostgresServer.StartAsync(cancellationToken: Cancellation);
        await using var store = new PostgresStore(server.ConnectionString, "journal");
        await using var journal = await store.OpenAsync();
        var epoch = (await journal.AcquireAsync(Cancellation)).Epoch;
        await store.RunAsync("ALTER SYSTEM SET synchronous_standby_names = 'absent'");
        await store.RunAsync("SELECT pg_reload_conf()");

        var batch = await AppendUntilOneWaitsAsync(store, journal, epoch);

        await store.RunAsync("ALTER SYSTEM RESET synchronous_standby_names");
        await store.RunAsync("SELECT pg_reload_conf()");
        var index = batch[0].Index;
        Assert.Equal(
            [new IndexConflict(0, index, index + 1), new CommandConflict(0, index, SameDigest: true)],
            Assert.IsType<Conflicts>(await journal.AppendAsync(epoch, index, batch, Cancellation)).Items);
    }

    [Fact]
    public async Task Tables_that_a_crash_would_empty_are_refused()
    {
        await using var server = await PostgresServer.StartAsync(cancellationToken: Cancellation);
        await using var store = new PostgresStore(server.ConnectionString, "journal");
        await (await store.OpenAsync()).DisposeAsync();
        await store.RunAsync("ALTER TABLE stream_entry SET UNLOGGED");

        await Assert.ThrowsAsync<JournalRefusedException>(() => store.OpenAsync());
    }

    /// <summary>A reload reaches sessions one after the other; a new session has it once the postmaster has.</summary>
    private static async Task EventuallyAsync(PostgresStore store, string setting)
    {
        while ((string?)await store.RunAsync("SHOW synchronous_commit") != setting)
        {
            Cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>
    /// Appends until the reload has reached the server and a commit waits for the standby that is not there; then an
    /// administrator loses patience with it. Returns the batch in doubt.
    /// </summary>
    private static async Task<List<JournalEntry>> AppendUntilOneWaitsAsync(
        PostgresStore store, IJournal journal, long epoch)
    {
        const string Cancel =
            "SELECT bool_or(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
        var samples = new JournalSamples();
        for (var index = 0; ; index++)
        {
            var batch = JournalSamples.Batch((ulong)index, samples.Entries(1, firstAsset: index));
            var appending = journal.AppendAsync(epoch, (ulong)index, batch, Cancellation).AsTask();
            while (!appending.IsCompleted)
            {
                if (await store.RunAsync(Cancel) is true)
                {
                    await Assert.ThrowsAsync<JournalUnavailableException>(() => appending);
                    return batch;
                }
            }

            Assert.IsType<Appended>(await appending);
        }
    }
}
