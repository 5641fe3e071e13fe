using Ledger.Evidence.Entries;
using Ledger.Grains.Contracts;
using Ledger.Grains.Log;
using Ledger.Journal.Sqlite;
using Ledger.Ports;
using Ledger.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Ledger.Grains.Tests.Log;

/// <summary>Leaves are filled and hashed before it is known what becomes of the batches ahead of them.</summary>
public sealed class LeafFillingTests : IAsyncLifetime
{
    private const string Series = "SJ421202503";
    private readonly TemporaryFolder _folder = new();

    // Whoever looks at the clock sees another time.
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero))
    {
        AutoAdvanceAmount = TimeSpan.FromMilliseconds(1),
    };

    private FaultyJournal _journal = null!;
    private LogWriter _writer = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new SqliteJournalOptions { Path = _folder.PathOf("journal.db"), Origin = Requests.Origin };
        _journal = new FaultyJournal(await SqliteJournal.OpenAsync(options, Cancel));
        _writer = new LogWriter(_journal, _time);
        await _writer.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _journal.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Every_stored_leaf_has_the_time_the_number_and_the_hashes_of_its_entry_whatever_befell_others()
    {
        var losses = 3;
        _journal.BeforeAppend = batch => FailIf(batch.Any(entry => entry.CommandId == Requests.Id(13)));
        _journal.AfterAppend = () => FailIf(losses-- > 0);
        var waiting = new List<Task>();
        for (var n = 1; n <= 400; n++)
        {
            // Every ninth is in conflict with the one before it, every fifth takes a number, every fiftieth pauses.
            waiting.Add(_writer.AppendAsync(
                Requests.Write(n, asset: n % 9 == 0 ? n - 1 : n, series: n % 5 == 0 ? Series : null)));
            if (n % 50 == 0)
            {
                var alone = Requests.Write(1000 + n, 1000 + n);
                waiting.Add(_writer.AppendAloneAsync(_ => new ValueTask<AppendRequest?>(alone)));
            }
        }

        await Assert.ThrowsAsync<JournalUnavailableException>(() => Task.WhenAll(waiting));

        var stored = await _journal.ReadAsync(0, ulong.MaxValue, Cancel).ToListAsync(Cancel);
        Assert.Equal(400 - 44 - 1 + 8, stored.Count);
        Assert.All(stored, AssertFilled);
        Assert.Equal(stored.OrderBy(entry => entry.RecordedTime), stored);
        Assert.True(stored.DistinctBy(entry => entry.RecordedTime).Count() > 8);
    }

    [Fact]
    public async Task An_entry_that_cannot_be_filled_fails_alone()
    {
        var tasks = Enumerable.Range(1, 24).Select(n => _writer.AppendAsync(
            n == 5 ? Requests.Write(n, n) with { TimeAt = int.MaxValue } : Requests.Write(n, n))).ToList();

        await Assert.ThrowsAnyAsync<ArgumentException>(() => tasks[4]);
        Assert.All(await Task.WhenAll(tasks.Where((_, i) => i != 4)), reply => Assert.NotNull(reply.Entry));
    }

    private static void AssertFilled(JournalEntry entry)
    {
        Assert.True(EntryLeaf.TryRead(entry.Leaf.Span, out var leaf, out _));
        Assert.Equal(entry.RecordedTime, leaf.RecordedTime);
        var number = entry.NumberSeries is null ? null : $"{entry.NumberSeries}{entry.NumberSerial:D4}";
        Assert.Equal(number, leaf.Number?.ToString());
        Assert.Equal(EntryLeaf.Hash(entry.Leaf.Span), new(entry.LeafSha256, entry.LeafSm3));
    }

    private static void FailIf(bool fails)
    {
        if (fails)
        {
            throw new JournalUnavailableException("As the test has it.");
        }
    }
}
