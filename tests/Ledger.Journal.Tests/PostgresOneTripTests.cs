using Ledger.Ports;
using Ledger.Ports.TestKit;

namespace Ledger.Journal.Tests;

/// <summary>
/// A writer that remembers all that a batch is judged by appends it in one round trip; what it does not know, the
/// server finds.
/// </summary>
public sealed class PostgresOneTripTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly PostgresStore _store = postgres.NextStore();
    private readonly JournalSamples _samples = new();
    private IJournal _journal = null!;
    private JournalHead _head = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _journal = await _store.OpenAsync();
        _head = await _journal.AcquireAsync(Cancellation);
        var first = Enumerable.Range(1, 40).Select(n => _samples.Entry(JournalSamples.Asset(n), 1));
        Accept(await AppendAsync(0, [.. first]));
    }

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(33)]
    public async Task What_is_read_back_is_what_was_appended(int count)
    {
        var batch = JournalSamples.Batch(
            40, [.. Enumerable.Range(1, count).Select(n => _samples.Entry(JournalSamples.Asset(n), 2))]);

        Accept(await _journal.AppendAsync(_head.Epoch, 40, batch, Cancellation));

        JournalAssert.Same(
            batch, await _journal.ReadAsync(40, 40 + (ulong)count, Cancellation).ToListAsync(Cancellation));
        Assert.Equal(2UL, await _journal.StreamVersionAsync(JournalSamples.Asset(1), Cancellation));
    }

    [Fact]
    public async Task A_writer_whose_fence_was_taken_appends_nothing()
    {
        await using var other = await _store.OpenAsync();
        await other.AcquireAsync(Cancellation);

        await Assert.ThrowsAsync<JournalFencedException>(() => AppendAsync(40, Next(1)).AsTask());

        Assert.Equal(40UL, (await other.ReadHeadAsync(Cancellation)).Size);
    }

    [Fact]
    public async Task A_writer_that_somebody_got_ahead_of_is_told_the_size()
    {
        await using var other = await _store.OpenAsync();
        var batch = JournalSamples.Batch(40, Next(1));
        Accept(await other.AppendAsync(_head.Epoch, 40, batch, Cancellation));

        var conflicts = Assert.IsType<Conflicts>(await AppendAsync(40, Next(2)));

        Assert.Equal(41UL, conflicts.Head.Size);
        Assert.Contains(conflicts.Items, item => item is IndexConflict);
    }

    [Fact]
    public async Task A_command_that_the_journal_holds_is_answered_with_its_entry()
    {
        var taken = Next(1);
        Accept(await AppendAsync(40, taken));
        var again = Next(2) with { Caller = taken.Caller, CommandId = taken.CommandId };

        var conflicts = Assert.IsType<Conflicts>(await AppendAsync(41, again));

        Assert.Contains(conflicts.Items, item => item is CommandConflict { Index: 40 });
        Assert.Equal(41UL, (await _journal.ReadHeadAsync(Cancellation)).Size);
    }

    private JournalEntry Next(int asset) => _samples.Entry(JournalSamples.Asset(asset), 2);

    private ValueTask<AppendResult> AppendAsync(ulong from, params JournalEntry[] entries) =>
        _journal.AppendAsync(_head.Epoch, from, JournalSamples.Batch(from, entries), Cancellation);

    private static void Accept(AppendResult result) => Assert.IsType<Appended>(result);
}
