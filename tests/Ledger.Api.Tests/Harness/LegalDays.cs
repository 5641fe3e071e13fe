using System.Globalization;
using System.Net.Http.Json;
using Ledger.Api.Contracts;
using Ledger.Domain.Calendars;

namespace Ledger.Api.Tests;

/// <summary>A registry's legal days, which are Chinese ones.</summary>
internal static class LegalDays
{
    public static async Task<DateOnly> TodayAsync(this Registry registry) => CivilDate.At(
        DateTimeOffset.Parse((await registry.OverviewAsync()).LegalTime, CultureInfo.InvariantCulture));

    /// <summary>Sets legal time ahead to a full hour of a day in China.</summary>
    public static async Task AdvanceAsync(this Registry registry, DateOnly day, int hour)
    {
        var at = new DateTimeOffset(day, new TimeOnly(hour, 0), CivilDate.ChinaOffset).UtcDateTime;
        var text = at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var answer = await registry.SendAsync(
            HttpMethod.Post, "v1/development/clock", "clerk", JsonContent.Create(new ClockAdvance(text)));
        Assert.True(answer.Status == 204, answer.ToString());
    }
}
