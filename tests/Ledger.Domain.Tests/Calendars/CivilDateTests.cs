using Ledger.Domain.Calendars;

namespace Ledger.Domain.Tests.Calendars;

public sealed class CivilDateTests
{
    public static TheoryData<string> Months => Vectors.Rows("calendar.json", "months");

    public static TheoryData<string> Years => Vectors.Rows("calendar.json", "years");

    public static TheoryData<string> Rolls => Vectors.Rows("calendar.json", "rollForward");

    [Theory]
    [MemberData(nameof(Months))]
    public void Months_end_on_the_corresponding_day_or_the_last_of_the_month(string vector)
    {
        var row = Vectors.Row(vector);
        Assert.Equal(row.Day("end"), CivilDate.AfterMonths(row.Day("start"), row.GetProperty("months").GetInt32()));
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void Years_end_on_the_corresponding_day_or_the_last_of_the_month(string vector)
    {
        var row = Vectors.Row(vector);
        Assert.Equal(row.Day("end"), CivilDate.AfterYears(row.Day("start"), row.GetProperty("years").GetInt32()));
    }

    [Theory]
    [MemberData(nameof(Rolls))]
    public void A_period_to_act_that_ends_on_a_holiday_ends_on_the_next_working_day(string vector)
    {
        var row = Vectors.Row(vector);
        var rolled = CivilDate.RollForward(row.Day("day"), WorkdayCalendar.China);
        Assert.Equal(row.MaybeDay("rolled"), rolled.TryGet(out var day) ? day : null);
    }

    [Theory]
    [InlineData("2026-11-22T15:59:59.999Z", "2026-11-22")]
    [InlineData("2026-11-22T16:00:00.000Z", "2026-11-23")]
    public void The_legal_date_is_that_of_china(string instant, string day) =>
        Assert.Equal(Days.Of(day), new LegalNow(DateTimeOffset.Parse(
            instant, System.Globalization.CultureInfo.InvariantCulture)).Date);

    [Theory]
    [InlineData("2025-4-1")]
    [InlineData("2025-04-31")]
    [InlineData("2025-04-01T00:00:00Z")]
    [InlineData(" 2025-04-01")]
    [InlineData("２025-04-01")]
    [InlineData("")]
    [InlineData(null)]
    public void A_date_has_one_spelling(string? text) => Assert.False(CivilDate.TryParse(text, out _));
}
