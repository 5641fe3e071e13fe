using System.Globalization;
using Ledger.Cryptography;

namespace Ledger.Cli.Importing;

/// <summary>Reads cells of one row as what the form says that they are.</summary>
internal sealed class CellReader(HeadingMap map, SourceRow row)
{
    // The days that a bare number of a spreadsheet is read as, 1927 to 2173: a lower one is a year that somebody typed.
    private const double FirstSerial = 10_000;
    private const double LastSerial = 100_000;

    private static readonly string[] s_days = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy年M月d日", "yyyy.M.d"];

    // Forms come with either, full or half width.
    private static readonly char[] s_between = [';', '；', '\n'];

    /// <summary>The cell; null where it is empty and may be.</summary>
    /// <exception cref="RowFaultException">It is empty and must not be.</exception>
    public string? Text(FormColumn column)
    {
        var text = map.Of(row, column);
        return text.Length > 0 ? text.Normalize()
            : column.IsNeeded ? throw new RowFaultException(RowFault.Missing(column))
            : null;
    }

    /// <summary>The name of the cell's word; null where it is empty and may be.</summary>
    public string? Word(FormColumn column) => Text(column) is { } text ? Named(column, column.Words!, text) : null;

    /// <summary>What stands between semicolons.</summary>
    public IEnumerable<string> Parts(FormColumn column) =>
        Text(column)?.Split(s_between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>The names of the words between semicolons.</summary>
    public IEnumerable<JsonValue> Words(FormColumn column) =>
        Parts(column).Select(part => (JsonValue)new JsonText(Named(column, column.Words!, part)));

    public bool Flag(FormColumn column) => Word(column) == "true";

    /// <summary>A day: as text, or as the number that a spreadsheet keeps it as.</summary>
    public string? Day(FormColumn column)
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial)
            && serial is >= FirstSerial and < LastSerial)
        {
            return Written(DateTime.FromOADate(Math.Floor(serial)));
        }

        return DateTime.TryParseExact(text, s_days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Written(day)
            : throw new RowFaultException(
                RowFault.Cell(column, $"{Shown(text)} is no day.", $"{Shown(text)} 不是日期。"));
    }

    /// <summary>A whole number, however a spreadsheet wrote it.</summary>
    public string? Number(FormColumn column)
    {
        if (map.Of(row, column) is not { Length: > 0 } text)
        {
            return null;
        }

        return decimal.TryParse(
                text.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture,
                out var number)
            && number >= 0 && decimal.Truncate(number) == number && number <= ulong.MaxValue
            ? CanonicalDecimal.Encode((ulong)number)
            : throw new RowFaultException(
                RowFault.Cell(column, $"{Shown(text)} is no whole number.", $"{Shown(text)} 不是整数。"));
    }

    public static string Named(FormColumn column, FormWords words, string text) => words.Find(text)
        ?? throw new RowFaultException(RowFault.Cell(
            column, $"{Shown(text)} is none of {string.Join(", ", words.Listed)}.",
            $"“{Shown(text)}”不是以下之一：{string.Join("、", words.Listed)}。"));

    /// <summary>Enough of a cell to find it again.</summary>
    public static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static string Written(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
