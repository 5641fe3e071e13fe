using System.Globalization;
using Ledger.Domain.Calendars;

namespace Ledger.Portal.Assets;

/// <summary>Where the bars and years of a rights timeline are, in the units of its picture.</summary>
internal sealed class Timeline
{
    /// <summary>The picture's width.</summary>
    public const int Width = 960;

    private const int Left = 12;
    private const int Right = Width - 12;
    private const int Head = 28;
    private const int Row = 34;
    private const int MaxTicks = 12;

    private readonly DateOnly _from;
    private readonly DateOnly _until;

    /// <param name="rights">The rights; at least one.</param>
    /// <param name="today">The legal day; null where it is not known.</param>
    public Timeline(IReadOnlyList<RightLine> rights, DateOnly? today)
    {
        var first = rights.Min(static right => right.From);
        var last = rights.Max(static right => right.Until == DateOnly.MaxValue ? right.From.AddYears(3) : right.Until);
        (first, last) = today is { } day ? (first < day ? first : day, last > day ? last : day) : (first, last);
        (_from, _until) = (new DateOnly(first.Year, 1, 1), new DateOnly(last.Year, 12, 31));
        Height = Head + (Row * rights.Count) + 8;
        Today = today is { } now ? X(now) : null;
        Bars = [.. rights.Select((right, i) => new TimelineBar(
            right, X(right.From), Math.Max(4, X(Min(right.Until, _until)) - X(right.From)), Head + (Row * i)))];
        var step = Math.Max(1, (_until.Year - _from.Year + MaxTicks) / MaxTicks);
        Ticks = [.. Enumerable.Range(0, (_until.Year - _from.Year) / step + 1)
            .Select(i => _from.Year + (i * step)).Select(year => new TimelineTick(year, X(new DateOnly(year, 1, 1))))];
    }

    /// <summary>The picture's height.</summary>
    public int Height { get; }

    /// <summary>Where today is; null where it is not known.</summary>
    public int? Today { get; }

    /// <summary>A bar for each right.</summary>
    public IReadOnlyList<TimelineBar> Bars { get; }

    /// <summary>Where years begin.</summary>
    public IReadOnlyList<TimelineTick> Ticks { get; }

    /// <summary>A term as text.</summary>
    public static string Term(RightLine right) => string.Create(
        CultureInfo.InvariantCulture,
        $"{CivilDate.Format(right.From)} – {End(right)}");

    /// <summary>The last day of a term as text; what ends never has none.</summary>
    public static string End(RightLine right) =>
        right.Until == DateOnly.MaxValue ? "∞" : CivilDate.Format(right.Until);

    private static DateOnly Min(DateOnly one, DateOnly other) => one < other ? one : other;

    private int X(DateOnly day) =>
        Left + (int)((Right - Left) * (double)(day.DayNumber - _from.DayNumber) / (_until.DayNumber - _from.DayNumber));
}

/// <summary>A bar of a timeline.</summary>
/// <param name="Line">The right.</param>
/// <param name="X">Its left.</param>
/// <param name="Width">How wide it is.</param>
/// <param name="Y">Its top.</param>
internal sealed record TimelineBar(RightLine Line, int X, int Width, int Y);

/// <summary>The beginning of a year.</summary>
/// <param name="Year">Which.</param>
/// <param name="X">Where.</param>
internal sealed record TimelineTick(int Year, int X);
