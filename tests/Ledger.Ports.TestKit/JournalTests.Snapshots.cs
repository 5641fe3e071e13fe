using Xunit;

namespace Ledger.Ports.TestKit;

public abstract partial class JournalTests
{
    [Fact]
    public async Task A_snapshot_is_loaded_as_it_was_saved()
    {
        var snapshot = Snapshot(3, [0, 1, 255]);
        await Journal.SaveSnapshotAsync(snapshot, Cancellation);

        await AssertSnapshotAsync(snapshot);
        Assert.Null(await Journal.LoadSnapshotAsync(JournalSamples.Asset(2), Cancellation));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1 << 20)]
    public async Task A_snapshot_may_be_empty_or_large(int length)
    {
        var snapshot = Snapshot(1, Filler(length));
        await Journal.SaveSnapshotAsync(snapshot, Cancellation);

        await AssertSnapshotAsync(snapshot);
    }

    [Fact]
    public async Task An_older_snapshot_never_replaces_a_newer_one()
    {
        var newer = Snapshot(5, [5]);
        await Journal.SaveSnapshotAsync(newer, Cancellation);
        await Journal.SaveSnapshotAsync(Snapshot(4, [4]), Cancellation);
        await AssertSnapshotAsync(newer);

        var sameVersion = newer with { Format = "asset@v2", Bytes = new byte[] { 6 } };
        await Journal.SaveSnapshotAsync(sameVersion, Cancellation);
        await AssertSnapshotAsync(sameVersion);

        var newest = Snapshot(6, [7]);
        await Journal.SaveSnapshotAsync(newest, Cancellation);
        await AssertSnapshotAsync(newest);
    }

    [Fact]
    public async Task Snapshots_are_deleted_one_or_all_and_nothing_else_with_them()
    {
        await AppendAsync(Samples.Entries(2, firstAsset: 1));
        foreach (var n in new[] { 1, 2, 3 })
        {
            await Journal.SaveSnapshotAsync(
                new Snapshot(JournalSamples.Asset(n), 1, "asset@v1", new byte[] { (byte)n }), Cancellation);
        }

        await Journal.DeleteSnapshotsAsync(JournalSamples.Asset(1), Cancellation);
        Assert.Null(await Journal.LoadSnapshotAsync(JournalSamples.Asset(1), Cancellation));
        Assert.NotNull(await Journal.LoadSnapshotAsync(JournalSamples.Asset(2), Cancellation));

        await Journal.DeleteSnapshotsAsync(null, Cancellation);
        Assert.Null(await Journal.LoadSnapshotAsync(JournalSamples.Asset(2), Cancellation));
        Assert.Null(await Journal.LoadSnapshotAsync(JournalSamples.Asset(3), Cancellation));
        Assert.Equal(2UL, await SizeAsync());
    }

    [Fact]
    public async Task Snapshots_are_saved_beside_a_writer_at_work()
    {
        var writing = WriteAsync();
        for (var version = 1UL; version <= 100; version++)
        {
            await Journal.SaveSnapshotAsync(Snapshot(version, [1]), Cancellation);
        }

        await writing;
        Assert.Equal(200UL, await SizeAsync());
        Assert.Equal(100UL, (await Journal.LoadSnapshotAsync(JournalSamples.Asset(1), Cancellation))!.Version);

        async Task WriteAsync()
        {
            for (var asset = 0; asset < 200; asset += 10)
            {
                await AppendAsync(Samples.Entries(10, asset));
            }
        }
    }

    [Fact]
    public async Task A_stream_is_read_on_from_the_entry_that_its_snapshot_ends_with()
    {
        const int snapshotAt = 2_900;
        for (var version = 0; version < 3_000; version += 500)
        {
            await AppendAsync([.. Enumerable.Range(version + 1, 500)
                .Select(n => Samples.Entry(JournalSamples.Asset(1), (ulong)n))]);
        }

        await Journal.SaveSnapshotAsync(Snapshot(snapshotAt, [9]), Cancellation);
        await ReopenAsync();
        var kept = await Journal.LoadSnapshotAsync(JournalSamples.Asset(1), Cancellation);
        var rest = await ListAsync(Journal.ReadStreamAsync(JournalSamples.Asset(1), kept!.Version - 1, Cancellation));

        Assert.Equal(101, rest.Count);
        Assert.Equal(
            Enumerable.Range(snapshotAt, 101).Select(n => (ulong)n), rest.Select(entry => entry.Writes[0].Version));
    }

    private static Snapshot Snapshot(ulong version, byte[] bytes) =>
        new(JournalSamples.Asset(1), version, "asset@v1", bytes);

    private async Task AssertSnapshotAsync(Snapshot expected)
    {
        var actual = await Journal.LoadSnapshotAsync(expected.Stream, Cancellation);

        Assert.NotNull(actual);
        Assert.Equal(
            (expected.Stream, expected.Version, expected.Format), (actual.Stream, actual.Version, actual.Format));
        Assert.Equal(expected.Bytes.ToArray(), actual.Bytes.ToArray());
    }
}
