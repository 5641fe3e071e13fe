using System.Globalization;

namespace Ledger.Domain.Tests;

internal static class Days
{
    public static DateOnly Of(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Ten in the morning in China on a day.</summary>
    public static LegalNow Morning(DateOnly day) =>
        new(new DateTimeOffset(day.ToDateTime(new TimeOnly(10, 0)), TimeSpan.FromHours(8)));
}
