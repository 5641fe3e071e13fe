using System.Globalization;
using Ledger.Domain.Calendars;
using Ledger.Evidence.Entries;

namespace Ledger.Portal.Words;

/// <summary>Times as people read them: always China Standard Time, whoever reads.</summary>
internal static class Times
{
    /// <summary>A time of the API as <c>2025-03-03 09:00</c> in China; what is no time stays as it is.</summary>
    public static string China(string time) => EntrySyntax.TryTime(time, out var at) ? China(at) : time;

    /// <summary>A time as <c>2025-03-03 09:00</c> in China.</summary>
    public static string China(DateTimeOffset time) =>
        time.ToOffset(CivilDate.ChinaOffset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
