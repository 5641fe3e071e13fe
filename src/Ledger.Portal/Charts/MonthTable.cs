using System.Globalization;
using Ledger.Api.Contracts;

namespace Ledger.Portal.Charts;

/// <summary>Counts by month in several series.</summary>
public sealed class MonthTable
{
    private const int MaxMonths = 24;

    private readonly Dictionary<(string Month, string Series), long> _counts = [];

    /// <param name="series">The series, in their order.</param>
    /// <param name="counts">The counts; those of one month and series are added up.</param>
    public MonthTable(IReadOnlyList<string> series, IEnumerable<(string Month, string Series, long Count)> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        Series = series;
        foreach (var (month, one, count) in counts)
        {
            _counts[(month, one)] = _counts.GetValueOrDefault((month, one)) + count;
        }

        // A month of which nothing is told stands between others as one with none.
        var known = _counts.Keys.Select(static key => key.Month).Order(StringComparer.Ordinal).ToList();
        Months = known.Count == 0 ? [] : [.. Between(known[0], known[^1]).TakeLast(MaxMonths)];
    }

    /// <summary>The series, in their order.</summary>
    public IReadOnlyList<string> Series { get; }

    /// <summary>The newest months, oldest first.</summary>
    public IReadOnlyList<string> Months { get; }

    /// <summary>The highest count.</summary>
    public long Highest => _counts.Count == 0 ? 0 : _counts.Values.Max();

    /// <summary>A count.</summary>
    public long Count(string month, string series) => _counts.GetValueOrDefault((month, series));

    /// <summary>Entries of a registry, those of each type under its series.</summary>
    public static MonthTable OfEntries(
        StatisticsResource statistics, IReadOnlyList<string> series, Func<string, string?> seriesOf)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        return new MonthTable(series, statistics.Entries
            .Select(entry => (entry.Month, Series: seriesOf(entry.Type), Count: Number(entry.Count)))
            .Where(static entry => entry.Series is not null)
            .Select(static entry => (entry.Month, entry.Series!, entry.Count)));
    }

    /// <summary>A number of the API.</summary>
    public static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Between(string first, string last)
    {
        var day = DateOnly.ParseExact(first + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        for (; string.CompareOrdinal(Text(day), last) <= 0; day = day.AddMonths(1))
        {
            yield return Text(day);
        }

        static string Text(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
    }
}
