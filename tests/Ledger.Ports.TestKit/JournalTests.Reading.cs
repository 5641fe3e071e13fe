using System.Text;
using Xunit;

namespace Ledger.Ports.TestKit;

public abstract partial class JournalTests
{
    public static TheoryData<string, byte[][]> Bodies => new()
    {
        { "none", [] },
        { "an empty one", [[]] },
        { "NUL bytes", [[0], [0, 0, 0], [1, 0, 1]] },
        { "every byte", [[.. Enumerable.Range(0, 256).Select(b => (byte)b)]] },
        { "Chinese text", [Encoding.UTF8.GetBytes("数据资产登记凭证：数据持有权、加工使用权、产品经营权；𠮷、〇")] },
        { "bytes that are no text", [[0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80]] },
        { "the largest", [Filler(JournalLimits.MaxBodyBytes)] },
        { "the largest in the most", [.. Enumerable.Repeat(Filler(JournalLimits.MaxBodyBytes / 16), 16)] },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Bodies_are_read_back_byte_for_byte(string what, byte[][] bodies)
    {
        Assert.NotEmpty(what);
        var entry = Samples.Entry(JournalSamples.Asset(1), 1) with
        {
            Bodies = [.. bodies.Select((bytes, i) => new EntryBody($"body-{i}", JournalSamples.Salt((byte)i), bytes))],
        };

        var appended = await AppendAsync(entry);

        JournalAssert.Same(appended, await ReadAllAsync());
        JournalAssert.Same(
            appended, await ListAsync(Journal.ReadStreamAsync(JournalSamples.Asset(1), 0, Cancellation)));
    }

    [Fact]
    public async Task An_entry_is_read_back_with_all_its_parts_at_their_largest()
    {
        var name = new string('~', JournalLimits.MaxNameLength);
        var entry = Samples.Entry(name, 1) with
        {
            Leaf = Filler(JournalLimits.MaxLeafBytes),
            Reads = [.. Enumerable.Range(1, JournalLimits.MaxStreams - 1).Select(n => new StreamVersion($"r{n}", 0))],
            Caller = name,
            CommandId = "fedcba98765432100123456789abcdef",
            RecordedTime = new DateTimeOffset(9999, 12, 31, 23, 59, 59, 999, TimeSpan.Zero),
            Bodies = [new EntryBody(name, JournalSamples.Salt(0xff), Filler(JournalLimits.MaxBodyBytes))],
            NumberSeries = name,
            NumberSerial = uint.MaxValue,
        };

        var appended = await AppendAsync(entry);

        JournalAssert.Same(appended, await ReadAllAsync());
        JournalAssert.Same(appended[0], await Journal.FindCommandAsync(name, entry.CommandId, Cancellation));
    }

    [Theory]
    [InlineData(0, 5, 0, 5)]
    [InlineData(0, 99, 0, 5)]
    [InlineData(2, 4, 2, 2)]
    [InlineData(4, 5, 4, 1)]
    [InlineData(3, 3, 0, 0)]
    [InlineData(4, 2, 0, 0)]
    [InlineData(5, 9, 0, 0)]
    [InlineData(0, 0, 0, 0)]
    public async Task A_range_ends_before_its_end_and_with_the_journal(ulong from, ulong to, int first, int count)
    {
        var appended = await AppendAsync(Samples.Entries(5, firstAsset: 1));

        var entries = await ListAsync(Journal.ReadAsync(from, to, Cancellation));
        var leaves = await ListAsync(Journal.ReadLeavesAsync(from, to, Cancellation));

        JournalAssert.Same(appended.GetRange(first, count), entries);
        Assert.Equal(entries.Select(e => e.Index), leaves.Select(leaf => leaf.Index));
    }

    [Fact]
    public async Task A_range_may_begin_beyond_every_journal()
    {
        Assert.Empty(await ListAsync(Journal.ReadAsync(ulong.MaxValue, ulong.MaxValue, Cancellation)));
        Assert.Empty(await ListAsync(Journal.ReadLeavesAsync(ulong.MaxValue - 1, ulong.MaxValue, Cancellation)));
        Assert.Empty(await ListAsync(Journal.ReadStreamAsync("a", ulong.MaxValue, Cancellation)));
    }

    [Fact]
    public async Task Leaves_are_read_without_their_bodies()
    {
        var appended = await AppendAsync(Samples.Entries(3, firstAsset: 1));

        var leaves = await ListAsync(Journal.ReadLeavesAsync(0, 3, Cancellation));

        Assert.Equal(3, leaves.Count);
        foreach (var (entry, leaf) in appended.Zip(leaves))
        {
            Assert.Equal(entry.Leaf.ToArray(), leaf.Leaf.ToArray());
            Assert.Equal(
                (entry.Index, entry.LeafSha256, entry.LeafSm3), (leaf.Index, leaf.LeafSha256, leaf.LeafSm3));
        }
    }

    [Fact]
    public async Task A_stream_is_read_in_the_order_of_its_versions_after_one()
    {
        var (one, two) = (JournalSamples.Asset(1), JournalSamples.Asset(2));
        var appended = await AppendAsync(
            Samples.Entry(one, 1), Samples.Entry(two, 1), Samples.Entry(one, 2), Samples.Entry(one, 3));

        var all = await ListAsync(Journal.ReadStreamAsync(one, 0, Cancellation));
        var later = await ListAsync(Journal.ReadStreamAsync(one, 1, Cancellation));

        JournalAssert.Same([appended[0], appended[2], appended[3]], all);
        JournalAssert.Same([appended[2], appended[3]], later);
        Assert.Empty(await ListAsync(Journal.ReadStreamAsync(one, 3, Cancellation)));
        Assert.Empty(await ListAsync(Journal.ReadStreamAsync(JournalSamples.Asset(3), 0, Cancellation)));
    }

    [Fact]
    public async Task Long_reads_come_in_pages_that_lose_and_repeat_nothing()
    {
        var asset = JournalSamples.Asset(1);
        var large = new EntryBody("large", JournalSamples.Salt(1), Filler(300_000));
        var entries = Enumerable.Range(1, 1500).Select(n => Samples.Entry(asset, (ulong)n));

        var appended = await AppendAsync(
            [.. entries.Select((entry, i) => i % 100 == 7 ? entry with { Bodies = [large] } : entry)]);

        JournalAssert.Same(appended, await ReadAllAsync());
        JournalAssert.Same(appended, await ListAsync(Journal.ReadStreamAsync(asset, 0, Cancellation)));
        var leaves = await ListAsync(Journal.ReadLeavesAsync(0, ulong.MaxValue, Cancellation));
        Assert.Equal(appended.Select(e => e.Index), leaves.Select(leaf => leaf.Index));
    }

    [Fact]
    public async Task A_reader_beside_the_writer_sees_a_growing_prefix()
    {
        await using var reader = await Store.OpenAsync();
        var seen = 0UL;
        var writing = WriteAsync();

        while (!writing.IsCompleted || seen < await SizeAsync())
        {
            await foreach (var entry in reader.ReadAsync(seen, ulong.MaxValue, Cancellation))
            {
                Assert.Equal(seen, entry.Index);
                Assert.Equal([new StreamVersion(JournalSamples.Asset(1), seen + 1)], entry.Writes);
                seen++;
            }
        }

        await writing;
        Assert.Equal(600UL, seen);

        async Task WriteAsync()
        {
            for (var version = 1UL; version <= 600; version += 20)
            {
                await AppendAsync([.. Enumerable.Range(0, 20).Select(
                    n => Samples.Entry(JournalSamples.Asset(1), version + (ulong)n))]);
            }
        }
    }

    [Fact]
    public async Task A_reading_that_is_abandoned_stands_in_nobodys_way()
    {
        await AppendAsync(Samples.Entries(50, firstAsset: 1));
        await using var reading = Journal.ReadAsync(0, 50, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await reading.MoveNextAsync());

        await AppendAsync(Samples.Entries(50, firstAsset: 100));

        Assert.True(await reading.MoveNextAsync());
        Assert.Equal(1UL, reading.Current.Index);
    }

    [Fact]
    public async Task A_reading_ends_when_it_is_cancelled()
    {
        await AppendAsync(Samples.Entries(5, firstAsset: 1));
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Journal.ReadAsync(0, 5, cancelling.Token))
            {
                await cancelling.CancelAsync();
            }
        });
    }

    private static byte[] Filler(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }
}
