using Ledger.Journal.Postgres;
using Ledger.Ports;
using Ledger.Ports.TestKit;
using Npgsql;

namespace Ledger.Journal.Tests;

/// <summary>A batch is sent behind one that is on its way, and lands when that one has landed, and only then.</summary>
public sealed class PostgresAheadTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly PostgresStore _store = postgres.NextStore();
    private readonly JournalSamples _samples = new();
    private PostgresJournal _journal = null!;
    private JournalHead _head = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // A name of its own, so that the connections of other tests are left alone.
        var mine = new NpgsqlConnectionStringBuilder(_store.ConnectionString) { ApplicationName = _store.Schema };
        _journal = await _store.OpenAsync(PostgresStore.Origin, mine.ConnectionString);
        _head = await _journal.AcquireAsync(Cancellation);
        var first = Enumerable.Range(1, 40).Select(n => _samples.Entry(JournalSamples.Asset(n), 1));
        Assert.IsType<Appended>(await AppendAsync(0, [.. first]));
    }

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task Both_of_two_that_follow_each_other_land_without_anything_being_looked_up()
    {
        var turn = await _store.RunAsync("SELECT turn FROM journal");
        for (var size = 40UL; size < 80; size += 4)
        {
            var version = ((size - 40) / 4) + 2;
            var one = AppendAsync(size, Next(1, version), Next(2, version));
            var two = AppendAsync(size + 2, Next(3, version), Next(4, version));

            Assert.IsType<Appended>(await one);
            Assert.Equal(size + 4, Assert.IsType<Appended>(await two).Head.Size);
        }

        Assert.Equal(turn, await _store.RunAsync("SELECT turn FROM journal"));
        Assert.Equal(80, await _journal.ReadAsync(0, 80, Cancellation).CountAsync(Cancellation));
    }

    [Fact]
    public async Task What_follows_a_batch_that_is_refused_is_refused_with_it()
    {
        var known = Next(1, 2);
        Assert.IsType<Appended>(await AppendAsync(40, known));
        var again = Next(2, 2) with { Caller = known.Caller, CommandId = known.CommandId };

        var one = AppendAsync(41, again);
        var two = AppendAsync(42, Next(3, 2));

        Assert.Contains(Assert.IsType<Conflicts>(await one).Items, item => item is CommandConflict { Index: 40 });
        var conflicts = Assert.IsType<Conflicts>(await two);
        Assert.Equal(41UL, conflicts.Head.Size);
        Assert.Contains(conflicts.Items, item => item is IndexConflict);
        Assert.IsType<Appended>(await AppendAsync(41, Next(3, 2)));
    }

    [Fact]
    public async Task What_follows_a_batch_whose_connection_broke_does_not_land()
    {
        await using var other = new NpgsqlConnection(_store.ConnectionString);
        await other.OpenAsync(Cancellation);
        await RunAsync(other, $"BEGIN; SELECT FROM {_store.Schema}.journal FOR UPDATE");

        // Neither gets past the fence; the second is sent when nothing is in front of it any more.
        var one = AppendAsync(40, Next(1, 2), Next(2, 2));
        var two = AppendAsync(42, Next(1, 3));
        await RunAsync(other, $"""
            SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity
            WHERE application_name = '{_store.Schema}'
            """);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => one);
        await RunAsync(other, "ROLLBACK");

        var conflicts = Assert.IsType<Conflicts>(await two);
        Assert.Equal(40UL, conflicts.Head.Size);
        Assert.Equal(1UL, await _journal.StreamVersionAsync(JournalSamples.Asset(1), Cancellation));
    }

    [Fact]
    public async Task What_was_sent_in_an_earlier_turn_finds_the_ground_moved_even_at_its_size()
    {
        var turn = (long)(await _store.RunAsync("SELECT turn FROM journal"))!;
        await _store.RunAsync($"SELECT demand_ground({_head.Epoch}, {turn}, 40)");

        // Somebody who remembers nothing has to look its facts up.
        await using var other = await _store.OpenAsync();
        var batch = JournalSamples.Batch(40, Next(1, 2));
        Assert.IsType<Appended>(await other.AppendAsync(_head.Epoch, 40, batch, Cancellation));

        var moved = await Assert.ThrowsAsync<PostgresException>(
            () => _store.RunAsync($"SELECT demand_ground({_head.Epoch}, {turn}, 41)"));
        Assert.Equal("LJ001", moved.SqlState);
        await _store.RunAsync($"SELECT demand_ground({_head.Epoch}, {turn + 1}, 41)");
    }

    private JournalEntry Next(int asset, ulong version) => _samples.Entry(JournalSamples.Asset(asset), version);

    private Task<AppendResult> AppendAsync(ulong from, params JournalEntry[] entries) =>
        _journal.AppendAsync(_head.Epoch, from, JournalSamples.Batch(from, entries), Cancellation).AsTask();

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
