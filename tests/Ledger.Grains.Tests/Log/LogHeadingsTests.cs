using Ledger.Evidence.Entries;
using Ledger.Grains.Log;
using Ledger.Journal.Sqlite;
using Ledger.Ports;
using Ledger.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Ledger.Grains.Tests.Log;

/// <summary>Whoever follows the log by its headings is told what the journal holds, from memory or not.</summary>
public sealed class LogHeadingsTests : IAsyncLifetime
{
    private const int Entries = 2500;

    // Some 50 entries of one stream each.
    private const int Little = 10_000;

    private readonly TemporaryFolder _folder = new();
    private FaultyJournal _journal = null!;
    private LogWriter _writer = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new SqliteJournalOptions { Path = _folder.PathOf("journal.db"), Origin = Requests.Origin };
        _journal = new FaultyJournal(await SqliteJournal.OpenAsync(options, Cancel));
        _writer = new LogWriter(_journal, new FakeTimeProvider());
        await _writer.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _journal.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_first_reads_the_journal_and_the_others_memory()
    {
        await AppendAsync(1, Entries);
        var log = new LogHeadings(_journal);
        Assert.Equal(await WholeAsync(), await ReadAsync(log, 0));
        _journal.LeafReads.Clear();

        Assert.Equal(await WholeAsync(), await ReadAsync(log, 0));
        Assert.Equal(await WholeAsync(from: 1700), await ReadAsync(log, 1700));

        // Only what comes next is asked for.
        Assert.Equal(2, _journal.LeafReads.Count);
        Assert.All(_journal.LeafReads, from => Assert.Equal((ulong)Entries, from));
    }

    [Fact]
    public async Task Behind_the_newest_and_among_them_the_same_is_read()
    {
        await AppendAsync(1, Entries);
        var log = new LogHeadings(_journal, Little);
        await ReadAsync(log, 0);
        _journal.LeafReads.Clear();

        foreach (var from in new ulong[] { 0, 1, 1023, 1024, 1025, Entries - 200, Entries - 20, Entries - 1, Entries })
        {
            Assert.Equal(await WholeAsync(from), await ReadAsync(log, from));
        }

        // Those behind read pages from where they are; the three that are not, at the end alone.
        Assert.Contains(0ul, _journal.LeafReads);
        Assert.Contains(Entries - 200ul, _journal.LeafReads);
        Assert.DoesNotContain(Entries - 20ul, _journal.LeafReads);
        Assert.DoesNotContain(Entries - 1ul, _journal.LeafReads);
    }

    [Theory]
    [InlineData(0, 160 + (48 * JournalLimits.MaxStreams))]
    [InlineData(Little, Little)]
    [InlineData(100_000, 100_000)]
    public async Task What_is_kept_is_bounded_whatever_is_read(int asked, int most)
    {
        await AppendAsync(1, Entries);
        var log = new LogHeadings(_journal, asked);
        for (var from = 0ul; from < Entries; from += 500)
        {
            await foreach (var heading in log.ReadAsync(from, Cancel))
            {
                Assert.InRange(log.Bytes, 1, most);
            }
        }

        Assert.InRange(log.Bytes, most - (160 + 48), most);
    }

    [Fact]
    public async Task What_is_written_later_is_read_by_whoever_comes_back()
    {
        var log = new LogHeadings(_journal, Little);
        Assert.Empty(await ReadAsync(log, 0));
        for (var size = 0; size < 300; size += 100)
        {
            await AppendAsync(size + 1, 100);

            Assert.Equal(await WholeAsync((ulong)size), await ReadAsync(log, (ulong)size));
        }

        Assert.Equal(await WholeAsync(), await ReadAsync(log, 0));
    }

    [Fact]
    public async Task One_who_is_far_ahead_and_one_who_is_far_behind_do_not_disturb_each_other()
    {
        await AppendAsync(1, Entries);
        var log = new LogHeadings(_journal, Little);
        await using var behind = log.ReadAsync(0, Cancel).GetAsyncEnumerator(Cancel);
        var read = new List<EntryHeading>();
        while (await behind.MoveNextAsync())
        {
            read.Add(behind.Current);
            if (read.Count % 500 == 0)
            {
                Assert.Equal(await WholeAsync(Entries - 10), await ReadAsync(log, Entries - 10));
            }
        }

        Assert.Equal(await WholeAsync(), read);
    }

    [Fact]
    public async Task One_who_leaves_in_the_middle_leaves_everything_to_the_others()
    {
        await AppendAsync(1, Entries);
        var log = new LogHeadings(_journal);
        await foreach (var heading in log.ReadAsync(0, Cancel))
        {
            if (heading.Index == 10)
            {
                break;
            }
        }

        Assert.Equal(await WholeAsync(), await ReadAsync(log, 0));
    }

    [Theory]
    [InlineData(Little)]
    [InlineData(LogHeadings.MostBytes)]
    public async Task Many_who_follow_while_it_is_written_each_read_every_entry_once_and_in_order(int most)
    {
        var log = new LogHeadings(_journal, most);
        var followers = Enumerable.Range(1, 8).Select(pace => Task.Run(() => FollowAsync(log, pace), Cancel)).ToList();

        await AppendAsync(1, Entries);

        var whole = await WholeAsync();
        Assert.All(await Task.WhenAll(followers), read => Assert.Equal(whole, read));
    }

    [Fact]
    public async Task Bodies_are_never_read_for_it()
    {
        await AppendAsync(1, 10);
        var log = new LogHeadings(_journal);

        await ReadAsync(log, 0);
        await ReadAsync(log, 5);

        Assert.Equal(0, _journal.EntryReads);
        Assert.Equal(
            ["Index", "Type", "Writes"], typeof(EntryHeading).GetProperties().Select(property => property.Name));
    }

    [Fact]
    public async Task Something_that_is_no_leaf_is_a_fault_of_the_journal_each_time()
    {
        await using var other = await SqliteJournal.OpenAsync(
            new SqliteJournalOptions { Path = _folder.PathOf("other.db"), Origin = Requests.Origin }, Cancel);
        await new Aggregates.FiledAsset(other).FileToAsync(1, Cancel);
        var log = new LogHeadings(other);

        for (var time = 0; time < 2; time++)
        {
            await Assert.ThrowsAsync<JournalCorruptException>(() => ReadAsync(log, 0));
        }
    }

    private static async Task<List<EntryHeading>> FollowAsync(LogHeadings log, int pace)
    {
        var read = new List<EntryHeading>();
        while (read.Count < Entries)
        {
            await foreach (var heading in log.ReadAsync((ulong)read.Count, Cancel))
            {
                read.Add(heading);
                if (read.Count % (pace * 100) == 0)
                {
                    // It comes back later, for others are ahead meanwhile.
                    break;
                }
            }

            await Task.Yield();
        }

        return read;
    }

    private static async Task<List<EntryHeading>> ReadAsync(LogHeadings log, ulong from) =>
        await log.ReadAsync(from, Cancel).ToListAsync(Cancel);

    /// <summary>What the journal holds, by its whole entries.</summary>
    private async Task<List<EntryHeading>> WholeAsync(ulong from = 0)
    {
        var headings = new List<EntryHeading>();
        await foreach (var entry in _journal.ReadUncountedAsync(from, Cancel))
        {
            Assert.True(EntryLeaf.TryRead(entry.Leaf.Span, out var leaf, out _));
            headings.Add(new EntryHeading(entry.Index, leaf.Type, [.. leaf.Writes]));
        }

        return headings;
    }

    private async Task AppendAsync(int first, int count)
    {
        var replies = await Task.WhenAll(
            Enumerable.Range(first, count).Select(n => _writer.AppendAsync(Requests.Write(n, n))));
        Assert.All(replies, reply => Assert.NotNull(reply.Entry));
    }
}
