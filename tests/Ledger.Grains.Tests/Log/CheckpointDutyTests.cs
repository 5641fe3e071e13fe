using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Mirror;
using Ledger.Grains.Contracts;
using Ledger.Grains.Log;
using Ledger.Grains.Publication;
using Ledger.Journal.Sqlite;
using Ledger.Ports;
using Ledger.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Ledger.Grains.Tests.Log;

/// <summary>A writer that may write three records of assets between two map leaves.</summary>
public sealed class CheckpointDutyTests : IAsyncLifetime
{
    private const int Most = 3;

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private SqliteJournal _journal = null!;
    private ulong _mapLeaves;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _journal = await SqliteJournal.OpenAsync(
        new SqliteJournalOptions { Path = _folder.PathOf("journal.db"), Origin = Requests.Origin }, Cancel);

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_map_leaf_is_asked_for_and_stands_before_the_entries_that_would_be_too_many()
    {
        LogWriter writer = null!;
        await using var _ = writer = await StartAsync(() => writer.AppendAloneAsync(MapLeaf));

        var replies = await Task.WhenAll(Enumerable.Range(1, 10).Select(n => writer.AppendAsync(Requests.Write(n, n))));

        // Three entries, a map leaf, three more …
        Assert.Equal([0, 1, 2, 4, 5, 6, 8, 9, 10, 12], replies.Select(reply => reply.Entry!.Index));
        Assert.Equal(3UL, _mapLeaves);
    }

    [Fact]
    public async Task Only_a_map_leaf_lets_entries_go_on()
    {
        var asked = new TaskCompletionSource();
        await using var writer = await StartAsync(asked.SetResult);
        var entries = Enumerable.Range(1, Most + 1).Select(n => writer.AppendAsync(Requests.Write(n, n))).ToArray();
        await asked.Task;

        await writer.AppendAloneAsync(_ => new ValueTask<AppendRequest?>(Requests.Write(100, 100)));
        Assert.False(entries[Most].IsCompleted);
        await writer.AppendAloneAsync(MapLeaf);

        Assert.Equal(Most + 2UL, (await entries[Most]).Entry!.Index);
    }

    [Fact]
    public async Task Entries_without_a_checkpoint_count_after_a_restart()
    {
        await using (var before = await StartAsync(() => Assert.Fail("There is room.")))
        {
            await Task.WhenAll(Enumerable.Range(1, Most).Select(n => before.AppendAsync(Requests.Write(n, n))));
        }

        LogWriter writer = null!;
        await using var _ = writer = await StartAsync(() => writer.AppendAloneAsync(MapLeaf));

        Assert.Equal(Most + 1UL, (await writer.AppendAsync(Requests.Write(9, 9))).Entry!.Index);
    }

    [Fact]
    public async Task Entries_that_wait_for_a_checkpoint_are_refused_when_the_writer_ends()
    {
        var asked = new TaskCompletionSource();
        var writer = await StartAsync(asked.SetResult);
        var entries = Enumerable.Range(1, Most + 2).Select(n => writer.AppendAsync(Requests.Write(n, n))).ToArray();
        await asked.Task;

        await writer.DisposeAsync();

        Assert.All(entries[..Most], entry => Assert.NotNull(entry.Result.Entry));
        foreach (var waiting in entries[Most..])
        {
            await Assert.ThrowsAsync<JournalUnavailableException>(() => waiting);
        }
    }

    private async Task<LogWriter> StartAsync(Action publish)
    {
        var writer = new LogWriter(
            _journal, _time, duty: new CheckpointDuty(tally => tally.Records <= Most, publish));
        await writer.StartAsync(Cancel);
        return writer;
    }

    private ValueTask<AppendRequest?> MapLeaf(JournalHead head)
    {
        var roots = new MapRoots(head.Size, DigestPair.Of("any"u8));
        return new(Requests.Of(
            EntryDraft.MapLeaf(Requests.Origin, ++_mapLeaves, roots, DateTimeOffset.UnixEpoch), (int)head.Size));
    }
}
