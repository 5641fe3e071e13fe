using System.Collections.Concurrent;
using Ledger.Grains.Log;
using Ledger.Journal.Sqlite;
using Ledger.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Ledger.Grains.Tests.Log;

/// <summary>A batch of few waits for entries that are announced, as long as these are more.</summary>
public sealed class AnnouncementTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<int> _batches = [];
    private SqliteJournal _journal = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _journal = await SqliteJournal.OpenAsync(
        new() { Path = _folder.PathOf("journal.db"), Origin = Requests.Origin }, Cancel);

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Those_announced_come_into_one_batch_until_the_rest_is_fewer()
    {
        await using var writer = await StartAsync(TimeSpan.FromHours(1));
        IDisposable[] coming = [.. Enumerable.Range(0, 5).Select(_ => writer.Announce())];

        var replies = new List<Task>();
        for (var n = 1; n <= 3; n++)
        {
            replies.Add(writer.AppendAsync(Requests.Write(n, n)));
            coming[n - 1].Dispose();
        }

        await Task.WhenAll(replies).WaitAsync(TimeSpan.FromMinutes(5), Cancel);

        Assert.Equal([3], _batches);
    }

    [Fact]
    public async Task One_that_will_not_come_after_all_is_not_waited_for()
    {
        var announced = new Announcements(TimeSpan.FromHours(1));
        using var own = announced.Add();
        var other = announced.Add();
        var waits = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var waiting = Task.Run(() => announced.WaitUntilFew(() => Looked(waits)), Cancel);
        await waits.Task;
        other.Dispose();
        other.Dispose();

        Assert.True(await waiting.WaitAsync(TimeSpan.FromMinutes(5), Cancel));
        Assert.False(announced.WaitUntilFew(() => 1));
    }

    [Fact]
    public async Task One_that_never_comes_is_waited_for_a_moment_only()
    {
        await using var writer = await StartAsync(patience: null);
        using var first = writer.Announce();
        using var second = writer.Announce();

        await writer.AppendAsync(Requests.Write(1, 1)).WaitAsync(TimeSpan.FromMinutes(5), Cancel);
    }

    private static int Looked(TaskCompletionSource waits)
    {
        waits.TrySetResult();
        return 1;
    }

    private async Task<LogWriter> StartAsync(TimeSpan? patience)
    {
        var writer = new LogWriter(_journal, new FakeTimeProvider(), _batches.Enqueue, patience: patience);
        await writer.StartAsync(Cancel);
        return writer;
    }
}
