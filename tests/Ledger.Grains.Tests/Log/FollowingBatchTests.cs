using System.Threading.Channels;
using Ledger.Grains.Contracts;
using Ledger.Grains.Log;
using Ledger.Journal.Sqlite;
using Ledger.Ports;
using Ledger.Testing;

namespace Ledger.Grains.Tests.Log;

/// <summary>
/// Where a journal takes two appends at a time, a batch is sent behind the one that is on its way, and whatever becomes
/// of that one, each entry is in the journal once or is told why not.
/// </summary>
public sealed class FollowingBatchTests : IAsyncLifetime
{
    private const int Many = 100;
    private readonly TemporaryFolder _folder = new();
    private readonly Channel<ulong> _sent = Channel.CreateUnbounded<ulong>();
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FaultyJournal _journal = null!;
    private LogWriter _writer = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new SqliteJournalOptions { Path = _folder.PathOf("journal.db"), Origin = Requests.Origin };
        _journal = new FaultyJournal(await SqliteJournal.OpenAsync(options, Cancel)) { AppendsAtOnce = 2 };
        _writer = new LogWriter(_journal, TimeProvider.System);
        await _writer.StartAsync(Cancel);
        _journal.Held = first =>
        {
            _sent.Writer.TryWrite(first);
            return _release.Task;
        };
    }

    public async ValueTask DisposeAsync()
    {
        _release.TrySetResult();
        await _writer.DisposeAsync();
        await _journal.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_batch_is_sent_before_the_one_in_front_of_it_has_landed()
    {
        var (first, rest) = await SendBothAsync(Requests.Write(1, asset: 1));

        Assert.Equal(1UL, await _sent.Reader.ReadAsync(Cancel));
        Assert.Equal(0UL, _writer.Head.Size);
        _release.SetResult();

        Assert.Equal(0UL, (await first).Entry!.Index);
        await AssertLandedAsync(rest, from: 1);
    }

    [Fact]
    public async Task A_few_wait_until_the_batch_in_front_of_them_has_landed()
    {
        var first = _writer.AppendAsync(Requests.Write(1, asset: 1));
        await _sent.Reader.ReadAsync(Cancel);
        var few = Enumerable.Range(2, 3).Select(n => _writer.AppendAsync(Requests.Write(n, asset: n))).ToList();
        var pause = _writer.AppendAloneAsync(head =>
        {
            Assert.Equal(4UL, head.Size);
            return ValueTask.FromResult<AppendRequest?>(null);
        });

        Assert.False(_sent.Reader.TryRead(out _));
        _release.SetResult();

        await first;
        await AssertLandedAsync(few, from: 1);
        Assert.Null(await pause);
    }

    [Fact]
    public async Task When_the_batch_in_front_is_refused_what_follows_it_takes_its_place()
    {
        var (first, rest) = await SendBothAsync(Requests.Write(1, asset: 1, version: 7));
        await _sent.Reader.ReadAsync(Cancel);
        _release.SetResult();

        Assert.Equal("stale-version", (await first).Conflict!.Code);
        await AssertLandedAsync(rest, from: 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_the_outcome_in_front_is_unknown_nothing_is_lost_or_doubled(bool landed)
    {
        var (first, rest) = await SendBothAsync(Requests.Write(1, asset: 1));
        await _sent.Reader.ReadAsync(Cancel);
        var faults = 1;
        Action fail = () =>
        {
            if (Interlocked.Decrement(ref faults) >= 0)
            {
                throw new JournalUnavailableException("The connection broke.");
            }
        };
        _journal.AfterAppend = landed ? fail : null;
        _journal.BeforeStore = landed ? null : fail;
        _release.SetResult();

        // An entry alone whose batch fails is not tried again: whoever sent it asks by its command id.
        await first.ContinueWith(ended => Assert.Equal(landed, ended.IsCompletedSuccessfully), Cancel);
        await AssertLandedAsync(rest, from: landed ? 1UL : 0);
        Assert.Equal(landed ? Many + 1 : Many, await _journal.ReadAsync(0, 1000, Cancel).CountAsync(Cancel));
    }

    [Theory]
    [InlineData(Many)]
    [InlineData(3)]
    public async Task When_the_fence_is_lost_in_front_everybody_is_told(int behind)
    {
        // Many are on their way behind it, a few wait for it to land.
        var (first, rest) = await SendBothAsync(Requests.Write(1, asset: 1), behind);
        if (behind == Many)
        {
            await _sent.Reader.ReadAsync(Cancel);
        }

        await _journal.AcquireAsync(Cancel);
        _release.SetResult();

        await Assert.ThrowsAsync<JournalFencedException>(() => first);
        foreach (var reply in rest)
        {
            await Assert.ThrowsAnyAsync<JournalException>(() => reply.WaitAsync(TimeSpan.FromMinutes(5), Cancel));
        }
    }

    /// <summary>One entry that is held on its way, and enough behind it to be sent as well.</summary>
    private async Task<(Task<AppendReply> First, List<Task<AppendReply>> Others)> SendBothAsync(
        AppendRequest request, int behind = Many)
    {
        var first = _writer.AppendAsync(request);
        Assert.Equal(0UL, await _sent.Reader.ReadAsync(Cancel));
        return (first, [.. Enumerable.Range(2, behind).Select(n => _writer.AppendAsync(Requests.Write(n, asset: n)))]);
    }

    private async Task AssertLandedAsync(List<Task<AppendReply>> replies, ulong from)
    {
        var indexes = (await Task.WhenAll(replies)).Select(reply => reply.Entry!.Index).Order().ToList();
        Assert.Equal(Enumerable.Range((int)from, replies.Count).Select(n => (ulong)n), indexes);
        Assert.Equal(from + (ulong)replies.Count, (await _journal.ReadHeadAsync(Cancel)).Size);
    }
}
