using System.Runtime.CompilerServices;
using Ledger.Api.Webhooks;
using Ledger.Blobs.Directories;
using Ledger.Ports.Objects;
using Ledger.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Ledger.Api.Tests.Feed;

/// <summary>Whoever delivers looks every second, and reads the webhooks only when somebody changed them.</summary>
public sealed class WebhookStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private readonly CountedObjects _objects;
    private readonly WebhookStore _store;
    private readonly WebhookStore _otherProcess;

    public WebhookStoreTests()
    {
        _objects = new CountedObjects(DirectoryObjectStore.Open(_folder.Path));
        _store = new WebhookStore(_objects, _time);
        _otherProcess = new WebhookStore(new CountedObjects(DirectoryObjectStore.Open(_folder.Path)), _time);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task While_nothing_changes_nothing_is_read()
    {
        await _store.AddAsync(Of('a'), Cancel);
        Assert.Single(await _store.WatchAsync(Cancel));
        var before = _objects.Reads;
        for (var i = 0; i < 20; i++)
        {
            Assert.Single(await _store.WatchAsync(Cancel));
        }

        Assert.Equal(before, _objects.Reads);
    }

    [Fact]
    public async Task What_another_process_adds_or_ends_is_seen_at_once()
    {
        await _store.AddAsync(Of('a'), Cancel);
        await _store.WatchAsync(Cancel);
        await _otherProcess.AddAsync(Of('b'), Cancel);
        Assert.Equal(2, (await _store.WatchAsync(Cancel)).Count);

        await _otherProcess.ChangeAsync(
            Of('a').Id, static webhook => webhook with { Status = WebhookStatus.Ended }, tell: true, Cancel);
        Assert.Equal(
            WebhookStatus.Ended, (await _store.WatchAsync(Cancel)).Single(one => one.Id == Of('a').Id).Status);
    }

    [Fact]
    public async Task How_far_it_has_come_here_is_known_without_reading_and_how_far_elsewhere_by_the_next_change()
    {
        await _store.AddAsync(Of('a'), Cancel);
        await _store.WatchAsync(Cancel);
        await _store.ChangeAsync(Of('a').Id, static known => known with { Cursor = 7 }, tell: false, Cancel);
        var before = _objects.Reads;
        Assert.Equal(7ul, Assert.Single(await _store.WatchAsync(Cancel)).Cursor);
        Assert.Equal(before, _objects.Reads);

        await _otherProcess.ChangeAsync(Of('a').Id, static known => known with { Cursor = 9 }, tell: false, Cancel);
        Assert.Equal(7ul, Assert.Single(await _store.WatchAsync(Cancel)).Cursor);
        await _store.ChangeAsync(Of('a').Id, static known => known.Cursor == 7 ? known : null, tell: false, Cancel);
        Assert.Equal(9ul, Assert.Single(await _store.WatchAsync(Cancel)).Cursor);
    }

    [Fact]
    public async Task A_change_of_which_no_word_came_is_seen_within_a_minute()
    {
        await _store.AddAsync(Of('a'), Cancel);
        await _store.WatchAsync(Cancel);
        await _otherProcess.ChangeAsync(
            Of('a').Id, static webhook => webhook with { Status = WebhookStatus.Paused }, tell: false, Cancel);
        _time.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal(WebhookStatus.Paused, Assert.Single(await _store.WatchAsync(Cancel)).Status);
    }

    [Fact]
    public async Task One_that_is_there_is_not_added_again()
    {
        Assert.True(await _store.AddAsync(Of('a'), Cancel));
        Assert.False(await _otherProcess.AddAsync(Of('a') with { Cursor = 5 }, Cancel));
        Assert.Equal(0ul, (await _store.FindAsync(Of('a').Id, Cancel))!.Cursor);
    }

    private static Webhook Of(char id) => new()
    {
        Id = new string(id, 32), Party = new string('1', 32), Address = new Uri("https://a.example/"), Types = [],
        Cursor = 0,
    };

    private sealed class CountedObjects(IObjectStore inner) : IObjectStore
    {
        public int Reads { get; private set; }

        public ValueTask<bool> CreateAsync(string name, Stream content, CancellationToken cancellationToken) =>
            inner.CreateAsync(name, content, cancellationToken);

        public ValueTask<ObjectVersion> ReplaceAsync(
            string name, ReadOnlyMemory<byte> content, string? ifMatch, CancellationToken cancellationToken) =>
            inner.ReplaceAsync(name, content, ifMatch, cancellationToken);

        public ValueTask<Stream?> OpenAsync(
            string name, long offset = 0, long? length = null, CancellationToken cancellationToken = default)
        {
            Reads++;
            return inner.OpenAsync(name, offset, length, cancellationToken);
        }

        public ValueTask<ObjectProperties?> StatAsync(string name, CancellationToken cancellationToken) =>
            inner.StatAsync(name, cancellationToken);

        public async IAsyncEnumerable<string> ListAsync(
            string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Reads++;
            await foreach (var name in inner.ListAsync(prefix, cancellationToken))
            {
                yield return name;
            }
        }
    }
}
