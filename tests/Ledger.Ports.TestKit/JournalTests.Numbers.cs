using Xunit;

namespace Ledger.Ports.TestKit;

public abstract partial class JournalTests
{
    private const string Series = "SJ421202503";

    [Fact]
    public async Task A_series_begins_with_nothing_taken() =>
        Assert.Equal(0U, await Journal.LastNumberAsync(Series, Cancellation));

    [Fact]
    public async Task The_last_number_is_the_highest_of_its_own_series()
    {
        await AppendAsync(Numbered(1, Series, 1), Numbered(2, Series, 2), Numbered(3, Series + "x", 9));

        Assert.Equal(2U, await Journal.LastNumberAsync(Series, Cancellation));
        Assert.Equal(9U, await Journal.LastNumberAsync(Series + "x", Cancellation));
        Assert.Equal(0U, await Journal.LastNumberAsync(Series + "y", Cancellation));
    }

    [Fact]
    public async Task The_largest_serial_is_kept()
    {
        var entry = (await AppendAsync(Numbered(1, Series, uint.MaxValue)))[0];

        Assert.Equal(uint.MaxValue, await Journal.LastNumberAsync(Series, Cancellation));
        JournalAssert.Same(entry, Assert.Single(await ReadAllAsync()));
    }

    [Fact]
    public async Task A_number_is_taken_once()
    {
        await AppendAsync(Numbered(1, Series, 1), Numbered(2, Series, 2));

        var result = await TryAppendAsync(Numbered(3, Series, 1), Numbered(4, Series, 3));

        JournalAssert.Refused(result, new NumberConflict(0, Series, 1, 2));
        Assert.Equal(2U, await Journal.LastNumberAsync(Series, Cancellation));
    }

    [Fact]
    public async Task A_number_is_taken_once_within_a_batch()
    {
        await AppendAsync(Numbered(1, Series, 4));

        var result = await TryAppendAsync(Numbered(2, Series, 5), Numbered(3, Series, 5), Numbered(4, Series, 6));

        JournalAssert.Refused(result, new NumberConflict(1, Series, 5, 5));
    }

    [Fact]
    public async Task One_number_may_stand_in_two_series()
    {
        await AppendAsync(Numbered(1, "a", 1), Numbered(2, "b", 1));

        Assert.Equal(1U, await Journal.LastNumberAsync("a", Cancellation));
        Assert.Equal(1U, await Journal.LastNumberAsync("b", Cancellation));
    }

    private JournalEntry Numbered(int asset, string series, uint serial) =>
        Samples.Entry(JournalSamples.Asset(asset), 1) with { NumberSeries = series, NumberSerial = serial };
}
