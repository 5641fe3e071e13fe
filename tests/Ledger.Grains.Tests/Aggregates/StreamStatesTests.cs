using System.Text;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Grains.Aggregates;
using Ledger.Grains.Tests.Log;
using Ledger.Ports;

namespace Ledger.Grains.Tests.Aggregates;

/// <summary>Activation from a snapshot, and from none that does not belong to the log.</summary>
public abstract class StreamStatesTests : IAsyncLifetime
{
    private const ulong Long = 600;
    private static readonly AggregateCatalogue s_catalogue = new(Domain.Aggregates.All);
    private static readonly byte[] s_key = [.. Enumerable.Repeat((byte)7, 32)];
    private FaultyJournal _journal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _journal = new FaultyJournal(await NewJournalAsync());

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync();
        await CloseAsync();
    }

    /// <summary>An empty journal; asked for again, another one.</summary>
    protected abstract Task<IJournal> NewJournalAsync();

    protected abstract ValueTask CloseAsync();

    [Fact]
    public async Task A_long_stream_is_folded_from_its_snapshot_on()
    {
        var filed = await new FiledAsset(_journal).FileToAsync(Long, Cancellation);
        Assert.Equal((Long, filed), await ActivateAsync());
        await SnapshotAsync(Long);
        _journal.StreamReads.Clear();

        Assert.Equal((Long, filed), await ActivateAsync());
        Assert.DoesNotContain(0ul, _journal.StreamReads);
    }

    [Fact]
    public async Task Entries_behind_a_snapshot_are_folded_after_it()
    {
        var asset = new FiledAsset(_journal);
        await asset.FileToAsync(Long, Cancellation);
        await ActivateAsync();
        await SnapshotAsync(Long);
        var filed = await asset.FileToAsync(Long + 3, Cancellation);
        _journal.StreamReads.Clear();

        Assert.Equal((Long + 3, filed), await ActivateAsync());
        Assert.DoesNotContain(0ul, _journal.StreamReads);
    }

    [Fact]
    public async Task A_short_stream_is_given_no_snapshot()
    {
        await new FiledAsset(_journal).FileToAsync(255, Cancellation);
        await ActivateAsync();

        Assert.Null(await _journal.LoadSnapshotAsync(FiledAsset.Stream.ToString(), Cancellation));
    }

    [Theory]
    [InlineData(0, "version", 0)]
    [InlineData(255, "version", 1)]
    [InlineData(256, "version snapshot", 1)]
    public async Task The_journal_is_asked_no_more_than_a_stream_needs(ulong length, string asked, int read)
    {
        if (length > 0)
        {
            await new FiledAsset(_journal).FileToAsync(length, Cancellation);
        }

        await ActivateAsync();

        Assert.Equal((asked, read), (string.Join(' ', _journal.StreamQuestions), _journal.StreamReads.Count));
        if (length >= 256)
        {
            await SnapshotAsync(length);
        }
    }

    [Fact]
    public async Task Appends_that_others_made_count_towards_the_next_snapshot()
    {
        var asset = new FiledAsset(_journal);
        var states = States();
        for (var version = 200ul; version <= Long; version += 200)
        {
            await asset.FileToAsync(version, Cancellation);
            await states.RefreshAsync(FiledAsset.Stream, Cancellation);
        }

        await SnapshotAsync(400);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(-1)]
    public async Task A_snapshot_with_one_other_byte_decides_nothing(int at) => await AssertIgnoredAsync(sealedOne =>
    {
        var bytes = sealedOne.Bytes.ToArray();
        bytes[at < 0 ? bytes.Length + at : at] ^= 1;
        return sealedOne with { Bytes = bytes };
    });

    [Fact]
    public async Task A_snapshot_that_says_something_else_decides_nothing() => await AssertIgnoredAsync(sealedOne =>
    {
        // Latin-1 keeps every byte of seal and state as it is.
        var text = Encoding.Latin1.GetString(sealedOne.Bytes.Span);
        var changed = text.Replace("\"599\"", "\"599000\"", StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        return sealedOne with { Bytes = Encoding.Latin1.GetBytes(changed) };
    });

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(64)]
    [InlineData(200)]
    public async Task A_snapshot_that_is_cut_off_decides_nothing(int length) =>
        await AssertIgnoredAsync(sealedOne => sealedOne with { Bytes = sealedOne.Bytes[..length] });

    [Fact]
    public async Task A_snapshot_of_another_version_decides_nothing() =>
        await AssertIgnoredAsync(sealedOne => sealedOne with { Version = Long - 1 });

    [Theory]
    [InlineData(8, true)]
    [InlineData(7, false)]
    public async Task A_snapshot_under_another_key_or_by_another_build_decides_nothing(byte key, bool sameBuild)
    {
        var filed = await new FiledAsset(_journal).FileToAsync(Long, Cancellation);
        byte[] bytes = [.. Enumerable.Repeat(key, 32)];
        var seal = sameBuild ? new SnapshotSeal(bytes) : new SnapshotSeal(bytes, Guid.Empty);
        var foreign = new StreamStates(_journal, s_catalogue, seal);
        await foreign.GetAsync(FiledAsset.Stream, Cancellation);
        await SnapshotAsync(Long);
        _journal.StreamReads.Clear();

        Assert.Equal((Long, filed), await ActivateAsync());
        Assert.Contains(0ul, _journal.StreamReads);
    }

    [Theory]
    [InlineData("", Long + 256)]
    [InlineData("another history ", Long)]
    public async Task A_snapshot_of_what_the_log_does_not_hold_decides_nothing(string history, ulong version)
    {
        var filed = await new FiledAsset(_journal).FileToAsync(Long, Cancellation);
        await using var other = await NewJournalAsync();
        await new FiledAsset(other, history).FileToAsync(version, Cancellation);
        var states = new StreamStates(other, s_catalogue, new SnapshotSeal(s_key));
        await states.GetAsync(FiledAsset.Stream, Cancellation);
        var foreign = await SnapshotAsync(version, other);
        await _journal.SaveSnapshotAsync(foreign, Cancellation);

        Assert.Equal((Long, filed), await ActivateAsync());
    }

    private async Task AssertIgnoredAsync(Func<Snapshot, Snapshot> tamper)
    {
        var filed = await new FiledAsset(_journal).FileToAsync(Long, Cancellation);
        await ActivateAsync();
        var tampered = tamper(await SnapshotAsync(Long));
        await _journal.DeleteSnapshotsAsync(null, Cancellation);
        await _journal.SaveSnapshotAsync(tampered, Cancellation);
        _journal.StreamReads.Clear();

        Assert.Equal((Long, filed), await ActivateAsync());
        Assert.Contains(0ul, _journal.StreamReads);
    }

    /// <summary>What a host that starts now makes of the stream.</summary>
    private async Task<(ulong Version, AggregateState State)> ActivateAsync()
    {
        var states = States();
        var seen = await states.GetAsync(FiledAsset.Stream, Cancellation);
        return (seen.Version, Assert.IsType<AssetState>(seen.State));
    }

    private StreamStates States() => new(_journal, s_catalogue, new SnapshotSeal(s_key));

    /// <summary>The snapshot, once it is saved: saving goes on beside what asked for it.</summary>
    private async Task<Snapshot> SnapshotAsync(ulong version, IJournal? journal = null)
    {
        while (true)
        {
            Cancellation.ThrowIfCancellationRequested();
            var kept = await (journal ?? _journal).LoadSnapshotAsync(FiledAsset.Stream.ToString(), Cancellation);
            if (kept is not null)
            {
                Assert.Equal(version, kept.Version);
                return kept;
            }

            await Task.Yield();
        }
    }
}
