using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Charts;

/// <summary>Counts by month: drawn as columns, told in a table, saved as one.</summary>
public sealed partial class MonthChart
{
    private const int Height = 220;
    private const int Floor = 190;
    private const int Tallest = 160;
    private const int ColumnWidth = 30;
    private const int Gap = 24;

    /// <summary>Its name in addresses.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>What it is called.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>How it is to be read; null where the title says it all.</summary>
    [Parameter]
    public string? Explained { get; set; }

    /// <summary>The counts; a month or a series that is missing has none.</summary>
    [Parameter, EditorRequired]
    public MonthTable Table { get; set; } = null!;

    private IReadOnlyList<string> Months => Table.Months;

    private IReadOnlyList<string> Series => Table.Series;

    private int MonthWidth => (Series.Count * ColumnWidth) + Gap;

    private int Width => Math.Max(320, (Months.Count * MonthWidth) + Gap);

    private long CountOf(string month, string series) => Table.Count(month, series);

    private string SeriesName(string series) => W["series." + series];

    private int XOf(int month, int series) => Gap + (month * MonthWidth) + (series * ColumnWidth);

    private int HighOf(long count) => (int)(Tallest * count / Math.Max(1, Table.Highest));
}
