using Ledger.Evidence.Entries;
using Ledger.Grains.Contracts;
using Ledger.Grains.Log;
using Ledger.Journal.Sqlite;
using Ledger.Ports;
using Ledger.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Ledger.Grains.Tests.Log;

public sealed class LogWriterTests : IAsyncLifetime
{
    private const string Series = "SJ421202503";
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private FaultyJournal _journal = null!;
    private LogWriter _writer = null!;

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
    public async Task Entries_that_arrive_together_get_contiguous_indexes_and_are_in_the_journal_when_acknowledged()
    {
        var replies = await Task.WhenAll(
            Enumerable.Range(1, 700).Select(n => _writer.AppendAsync(Requests.Write(n, n))));

        Assert.Equal(
            Enumerable.Range(0, 700).Select(n => (ulong)n), replies.Select(reply => reply.Entry!.Index).Order());
        var stored = await ReadAllAsync();
        foreach (var entry in replies.Select(reply => reply.Entry!))
        {
            Assert.Equal(entry.LeafSha256, stored[(int)entry.Index].LeafSha256.ToArray());
        }
    }

    [Fact]
    public async Task A_stored_leaf_is_the_canonical_leaf_with_the_recorded_time_and_hashes_to_what_was_acknowledged()
    {
        var reply = await _writer.AppendAsync(Requests.Write(1, 1));

        var stored = Assert.Single(await ReadAllAsync());
        Assert.True(EntryLeaf.TryRead(stored.Leaf.Span, out var leaf, out _));
        Assert.Equal(_time.GetUtcNow(), leaf.RecordedTime);
        Assert.Equal(EntryLeaf.Hash(stored.Leaf.Span).Sm3.ToArray(), reply.Entry!.LeafSm3);
    }

    [Fact]
    public async Task Of_two_entries_for_one_version_of_a_stream_exactly_one_wins()
    {
        var replies = await Task.WhenAll(
            Enumerable.Range(1, 50).Select(n => _writer.AppendAsync(Requests.Write(n, asset: 7))));

        Assert.Single(replies, reply => reply.Entry is not null);
        Assert.All(
            replies.Where(reply => reply.Entry is null),
            reply => Assert.Equal("stale-version", reply.Conflict!.Code));
        Assert.Single(await ReadAllAsync());
    }

    [Fact]
    public async Task An_entry_that_read_an_older_version_is_refused_although_it_writes_another_stream()
    {
        await _writer.AppendAsync(Requests.Write(1, asset: 1));
        var seen = new StreamAt("asset/" + Requests.Id(1), 0);

        var reply = await _writer.AppendAsync(Requests.Write(2, asset: 2, reads: seen));

        Assert.Equal("stale-version", reply.Conflict!.Code);
        Assert.Single(await ReadAllAsync());
    }

    [Fact]
    public async Task A_repeated_command_gets_the_first_answer_again()
    {
        var first = await _writer.AppendAsync(Requests.Write(1, asset: 1));
        await _writer.AppendAsync(Requests.Write(2, asset: 2));

        var again = await _writer.AppendAsync(Requests.Write(1, asset: 1));

        Assert.Equal(first.Entry!.Index, again.Entry!.Index);
        Assert.True(again.Entry.Repeated);
        Assert.Equal(2, (await ReadAllAsync()).Count);
    }

    [Fact]
    public async Task One_command_sent_many_times_at_once_is_one_entry()
    {
        var replies = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(_ => _writer.AppendAsync(Requests.Write(1, asset: 1))));

        Assert.All(replies, reply => Assert.Equal(0ul, reply.Entry!.Index));
        Assert.Single(replies, reply => !reply.Entry!.Repeated);
        Assert.Single(await ReadAllAsync());
    }

    [Fact]
    public async Task Another_command_under_a_known_id_is_refused()
    {
        await _writer.AppendAsync(Requests.Write(1, asset: 1));

        var reply = await _writer.AppendAsync(Requests.Write(1, asset: 2));

        Assert.Equal("command-id-taken", reply.Conflict!.Code);
    }

    [Fact]
    public async Task A_thousand_numbered_entries_at_once_take_the_numbers_without_gap_or_repeat()
    {
        // Every tenth conflicts with its neighbour, so that numbers are given, taken back and given again.
        var replies = await Task.WhenAll(Enumerable.Range(1, 1100).Select(
            n => _writer.AppendAsync(Requests.Write(n, asset: n % 11 == 0 ? n - 1 : n, series: Series))));

        var numbers = replies.Where(reply => reply.Entry is not null).Select(reply => reply.Entry!.Number!).Order();
        Assert.Equal(Enumerable.Range(1, 1000).Select(n => $"{Series}{n:D4}"), numbers);
        Assert.Equal(100, replies.Count(reply => reply.Conflict?.Code == "stale-version"));
    }

    [Fact]
    public async Task The_number_stands_in_the_leaf_and_in_the_key_of_the_certificate()
    {
        await _writer.AppendAsync(Requests.Write(1, asset: 1, series: Series));
        await _writer.AppendAsync(Requests.Write(2, asset: 2, series: Series));

        Assert.True(EntryLeaf.TryRead((await ReadAllAsync())[1].Leaf.Span, out var leaf, out _));
        Assert.Equal(Series + "0002", leaf.Number.ToString());
        Assert.Contains(leaf.Effects, effect => effect.Key.ToString() == $"certificate/{Series}0002");
    }

    [Fact]
    public async Task After_the_last_number_of_a_month_numbered_entries_wait_and_others_go_on()
    {
        _journal.LastNumber = 9998;

        var last = await _writer.AppendAsync(Requests.Write(1, asset: 1, series: Series));
        var beyond = await _writer.AppendAsync(Requests.Write(2, asset: 2, series: Series));
        var other = await _writer.AppendAsync(Requests.Write(3, asset: 3));

        Assert.Equal(Series + "9999", last.Entry!.Number);
        Assert.Equal("number-series-exhausted", beyond.Conflict!.Code);
        Assert.NotNull(other.Entry);
    }

    [Fact]
    public async Task A_batch_whose_acknowledgement_was_lost_is_found_in_the_journal_and_not_written_twice()
    {
        var losses = 1;
        _journal.AfterAppend = () =>
        {
            if (losses-- > 0)
            {
                throw new JournalUnavailableException("The reply was lost.");
            }
        };

        var replies = await Task.WhenAll(
            Enumerable.Range(1, 20).Select(n => _writer.AppendAsync(Requests.Write(n, n))));

        Assert.All(replies, reply => Assert.NotNull(reply.Entry));
        Assert.Equal(20, (await ReadAllAsync()).Count);
    }

    [Fact]
    public async Task One_bad_entry_never_fails_its_neighbours()
    {
        _journal.BeforeAppend = batch =>
        {
            if (batch.Any(entry => entry.CommandId == Requests.Id(13)))
            {
                throw new JournalUnavailableException("The store chokes on entry 13.");
            }
        };

        var tasks = Enumerable.Range(1, 40).Select(n => _writer.AppendAsync(Requests.Write(n, n))).ToList();

        await Assert.ThrowsAsync<JournalUnavailableException>(() => tasks[12]);
        Assert.All(await Task.WhenAll(tasks.Where((_, i) => i != 12)), reply => Assert.NotNull(reply.Entry));
        Assert.Equal(39, (await ReadAllAsync()).Count);
    }

    [Fact]
    public async Task A_second_writer_fences_the_first_out_and_no_entry_is_lost_between_them()
    {
        await _writer.AppendAsync(Requests.Write(1, asset: 1));
        await using var second = new LogWriter(_journal, _time);
        await second.StartAsync(Cancel);

        await Assert.ThrowsAsync<JournalFencedException>(() => _writer.AppendAsync(Requests.Write(2, asset: 2)));
        var reply = await second.AppendAsync(Requests.Write(3, asset: 3));

        Assert.Equal(1ul, reply.Entry!.Index);
        await Assert.ThrowsAsync<JournalFencedException>(() => _writer.Completion);
    }

    [Fact]
    public async Task Recorded_time_never_decreases_when_the_clock_goes_back()
    {
        var first = await _writer.AppendAsync(Requests.Write(1, asset: 1));
        _time.AdjustTime(_time.GetUtcNow() - TimeSpan.FromHours(1));

        var second = await _writer.AppendAsync(Requests.Write(2, asset: 2));

        Assert.Equal(first.Entry!.RecordedTime, second.Entry!.RecordedTime);
    }

    [Fact]
    public async Task An_entry_made_alone_gets_the_very_next_index_after_what_it_saw()
    {
        var others = Enumerable.Range(1, 300).Select(n => _writer.AppendAsync(Requests.Write(n, n))).ToList();
        var seen = 0ul;

        var alone = await _writer.AppendAloneAsync(head =>
        {
            seen = head.Size;
            return new ValueTask<AppendRequest?>(Requests.Write(1000, 1000));
        });

        await Task.WhenAll(others);
        Assert.Equal(seen, alone!.Entry!.Index);
    }

    [Fact]
    public async Task A_fault_of_whoever_asked_for_the_pause_does_not_stop_the_writer()
    {
        await Assert.ThrowsAsync<InvalidTimeZoneException>(
            () => _writer.AppendAloneAsync(_ => throw new InvalidTimeZoneException()));

        Assert.NotNull((await _writer.AppendAsync(Requests.Write(1, asset: 1))).Entry);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<List<JournalEntry>> ReadAllAsync() =>
        await _journal.ReadAsync(0, ulong.MaxValue, Cancel).ToListAsync(Cancel);
}
