using CsCheck;
using Ledger.Domain.Calendars;

namespace Ledger.Domain.Tests.Calendars;

public sealed class WorkdayCalendarTests
{
    private static readonly WorkdayCalendar China = WorkdayCalendar.China;

    private static readonly Gen<DateOnly> Known =
        Gen.Int[0, China.Last.DayNumber - China.First.DayNumber].Select(China.First.AddDays);

    public static TheoryData<string> Years => Vectors.Rows("calendar.json", "workdaysOfYears");

    public static TheoryData<string> Additions => Vectors.Rows("calendar.json", "addWorkdays");

    public static TheoryData<string> Elapses => Vectors.Rows("calendar.json", "elapsed");

    public static TheoryData<string> Expiries => Vectors.Rows("calendar.json", "expiry");

    [Theory]
    [MemberData(nameof(Years))]
    public void Each_year_has_as_many_working_days_as_its_notice_leaves(string vector)
    {
        var row = Vectors.Row(vector);
        var first = new DateOnly(row.GetProperty("year").GetInt32(), 1, 1);
        var days = Enumerable.Range(0, DateTime.IsLeapYear(first.Year) ? 366 : 365).Select(first.AddDays);

        Assert.Equal(row.GetProperty("workdays").GetInt32(), days.Count(day => China.IsWorkday(day) is true));
    }

    [Theory]
    [MemberData(nameof(Additions))]
    public void A_period_of_working_days_ends_where_the_notices_say(string vector)
    {
        var row = Vectors.Row(vector);
        var end = China.AddWorkdays(row.Day("start"), row.GetProperty("count").GetInt32());

        Assert.Equal(row.MaybeDay("end"), end.TryGet(out var day) ? day : null);
    }

    [Theory]
    [MemberData(nameof(Elapses))]
    public void Days_inside_a_stop_do_not_elapse(string vector)
    {
        var row = Vectors.Row(vector);
        var expected = row.GetProperty("elapsed");

        Assert.Equal(
            expected.ValueKind is System.Text.Json.JsonValueKind.Null ? null : expected.GetInt32(),
            China.Elapsed(row.Day("start"), row.Day("asOf"), Stops(row)));
    }

    [Theory]
    [MemberData(nameof(Expiries))]
    public void A_stop_moves_the_end_of_a_period(string vector)
    {
        var row = Vectors.Row(vector);
        var end = China.Expiry(row.Day("start"), row.GetProperty("count").GetInt32(), Stops(row));

        Assert.Equal(row.MaybeDay("end"), end.TryGet(out var day) ? day : null);
    }

    [Theory]
    [InlineData("2022-12-31")]
    [InlineData("2027-01-01")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void Outside_the_loaded_years_nothing_is_determinable(string day)
    {
        Assert.Null(China.IsWorkday(Days.Of(day)));
        Assert.False(Deadline.NotYetDeterminable.HasPassed(Days.Of(day)));
    }

    [Fact]
    public void What_is_not_determinable_never_throws() =>
        Gen.Select(Gen.Int[0, DateOnly.MaxValue.DayNumber], Gen.Int[0, 500]).Sample((number, count) =>
        {
            var start = DateOnly.FromDayNumber(DateOnly.MaxValue.DayNumber - number);
            var end = China.AddWorkdays(start, count);
            _ = China.Elapsed(start, DateOnly.MaxValue, []);
            Assert.True(end.IsDeterminable || count > 0);
        });

    [Fact]
    public void A_period_ends_on_a_working_day_and_as_many_have_elapsed() =>
        Gen.Select(Known, Gen.Int[1, 60]).Sample((start, count) =>
        {
            if (China.AddWorkdays(start, count).TryGet(out var end))
            {
                Assert.True(China.IsWorkday(end));
                Assert.Equal(count, China.Elapsed(start, end, []));
                Assert.Equal(count - 1, China.Elapsed(start, end.AddDays(-1), []));
            }
        });

    [Fact]
    public void Periods_add_up() =>
        Gen.Select(Known, Gen.Int[0, 30], Gen.Int[0, 30]).Sample((start, a, b) =>
        {
            if (China.AddWorkdays(start, a + b).TryGet(out var whole))
            {
                Assert.True(China.AddWorkdays(start, a).TryGet(out var middle));
                Assert.Equal(Deadline.On(whole), China.AddWorkdays(middle, b));
            }
        });

    [Fact]
    public void A_stop_never_brings_an_end_forward() =>
        Gen.Select(Known, Gen.Int[1, 30], Known, Gen.Int[0, 40]).Sample((start, count, from, length) =>
        {
            DateInterval[] stops = [new(from, from.AddDays(length))];
            if (China.Expiry(start, count, stops).TryGet(out var stopped))
            {
                Assert.True(China.AddWorkdays(start, count).TryGet(out var plain));
                Assert.True(plain <= stopped);
                Assert.Equal(count, China.Elapsed(start, stopped, stops));
            }
        });

    private static DateInterval[] Stops(System.Text.Json.JsonElement row) =>
    [
        .. row.GetProperty("stops").EnumerateArray().Select(static stop => new DateInterval(
            Days.Of(stop[0].GetString()!), stop[1].GetString() is { } to ? Days.Of(to) : null)),
    ];
}
