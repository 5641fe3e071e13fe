using Xunit;

namespace Ledger.Ports.TestKit;

public abstract partial class JournalTests
{
    private static readonly Dictionary<string, Func<JournalEntry, JournalEntry>> Spoilers = new()
    {
        ["no leaf"] = e => e with { Leaf = default },
        ["a leaf too large"] = e => e with { Leaf = new byte[JournalLimits.MaxLeafBytes + 1] },
        ["no write"] = e => e with { Writes = [] },
        ["a version zero written"] = e => e with { Writes = [new(JournalSamples.Asset(1), 0)] },
        ["a version too large"] = e => e with { Writes = [new(JournalSamples.Asset(1), ulong.MaxValue)] },
        ["a read version too large"] = e => e with { Reads = [new("x", ulong.MaxValue)] },
        ["a stream twice"] = e => e with { Writes = [new("x", 1), new("x", 2)] },
        ["a stream read and written"] = e => e with { Reads = [new(JournalSamples.Asset(1), 0)] },
        ["a stream read twice"] = e => e with { Reads = [new("x", 0), new("x", 0)] },
        ["too many streams"] = e => e with
        {
            Reads = [.. Enumerable.Range(0, 64).Select(n => new StreamVersion($"x{n}", 0))],
        },
        ["an empty stream"] = e => e with { Writes = [new("", 1)] },
        ["no stream"] = e => e with { Writes = [new(null!, 1)] },
        ["a stream too long"] = e => e with { Writes = [new(new string('a', 129), 1)] },
        ["a stream with a space"] = e => e with { Writes = [new("asset/ 1", 1)] },
        ["a stream with a NUL"] = e => e with { Writes = [new("asset/\0", 1)] },
        ["a stream in Chinese"] = e => e with { Writes = [new("资产/1", 1)] },
        ["no caller"] = e => e with { Caller = null! },
        ["a caller with a line break"] = e => e with { Caller = "party/a\n" },
        ["no command id"] = e => e with { CommandId = null! },
        ["a short command id"] = e => e with { CommandId = new string('a', 31) },
        ["a long command id"] = e => e with { CommandId = new string('a', 33) },
        ["a command id in capitals"] = e => e with { CommandId = new string('A', 32) },
        ["a command id that is no hex"] = e => e with { CommandId = new string('g', 32) },
        ["a time between milliseconds"] = e => e with { RecordedTime = e.RecordedTime.AddTicks(1) },
        ["a time not in UTC"] = e => e with { RecordedTime = e.RecordedTime.ToOffset(TimeSpan.FromHours(8)) },
        ["a body without name"] = e => e with { Bodies = [new("", JournalSamples.Salt(1), default)] },
        ["a body twice"] = e => e with { Bodies = [e.Bodies[0], e.Bodies[0]] },
        ["a short salt"] = e => e with { Bodies = [new("a", new byte[31], default)] },
        ["a long salt"] = e => e with { Bodies = [new("a", new byte[33], default)] },
        ["bodies too large"] = e => e with
        {
            Bodies =
            [
                new("a", JournalSamples.Salt(1), new byte[JournalLimits.MaxBodyBytes]),
                new("b", JournalSamples.Salt(1), new byte[1]),
            ],
        },
        ["too many bodies"] = e => e with
        {
            Bodies = [.. Enumerable.Range(0, 17).Select(n => new EntryBody($"b{n}", JournalSamples.Salt(1), default))],
        },
        ["a series without serial"] = e => e with { NumberSeries = "a" },
        ["a serial without series"] = e => e with { NumberSerial = 1 },
        ["an empty series"] = e => e with { NumberSeries = "", NumberSerial = 1 },
        ["another index"] = e => e with { Index = e.Index + 1 },
    };

    public static TheoryData<string> Spoiled => [.. Spoilers.Keys];

    [Theory]
    [MemberData(nameof(Spoiled))]
    public async Task An_entry_that_is_not_well_formed_keeps_its_batch_out(string how)
    {
        var batch = JournalSamples.Batch(
            0, Samples.Entry(JournalSamples.Asset(2), 1), Samples.Entry(JournalSamples.Asset(1), 1));
        batch[1] = Spoilers[how](batch[1]);

        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Journal.AppendAsync(Epoch, 0, batch, Cancellation));

        Assert.Equal(0UL, await SizeAsync());
    }

    [Fact]
    public async Task A_batch_has_entries_but_not_too_many()
    {
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Journal.AppendAsync(Epoch, 0, [], Cancellation));
        await Assert.ThrowsAsync<ArgumentNullException>(
            async () => await Journal.AppendAsync(Epoch, 0, null!, Cancellation));
        var many = JournalSamples.Batch(0, Samples.Entries(JournalLimits.MaxBatchEntries + 1, firstAsset: 1));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Journal.AppendAsync(Epoch, 0, many, Cancellation));
        var far = JournalSamples.Batch(long.MaxValue, Samples.Entries(1, firstAsset: 1));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Journal.AppendAsync(Epoch, long.MaxValue, far, Cancellation));

        Assert.Equal(0UL, await SizeAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("'; DROP TABLE entry; --")]
    [InlineData("资产")]
    public async Task What_is_not_a_name_is_not_looked_up(string name)
    {
        var id = new string('a', 32);
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Journal.FindCommandAsync(name, id, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Journal.FindCommandAsync("a", name, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(
            () => ListAsync(Journal.ReadStreamAsync(name, 0, Cancellation)));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Journal.StreamVersionAsync(name, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Journal.LastNumberAsync(name, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Journal.LoadSnapshotAsync(name, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Journal.DeleteSnapshotsAsync(name, Cancellation));
    }

    [Fact]
    public async Task A_snapshot_that_is_not_well_formed_is_not_saved()
    {
        Snapshot[] spoiled =
        [
            new("", 1, "asset@v1", default),
            new("a", 0, "asset@v1", default),
            new("a", ulong.MaxValue, "asset@v1", default),
            new("a", 1, "", default),
            new("a", 1, "asset@v1", new byte[JournalLimits.MaxSnapshotBytes + 1]),
        ];
        foreach (var snapshot in spoiled)
        {
            await Assert.ThrowsAsync<ArgumentException>(
                async () => await Journal.SaveSnapshotAsync(snapshot, Cancellation));
        }
    }
}
