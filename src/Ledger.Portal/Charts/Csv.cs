using System.Text;
using Microsoft.AspNetCore.Http;

namespace Ledger.Portal.Charts;

/// <summary>Tables as RFC 4180 has them, with a byte order mark, by which spreadsheets know UTF-8.</summary>
internal static class Csv
{
    /// <summary>A table with its heading, as a file to save.</summary>
    public static IResult Answer(string file, IEnumerable<string> heading, IEnumerable<IEnumerable<string?>> rows) =>
        Results.Bytes(Write(heading, rows), "text/csv; charset=utf-8", file);

    /// <summary>A table with its heading.</summary>
    public static byte[] Write(IEnumerable<string> heading, IEnumerable<IEnumerable<string?>> rows)
    {
        var text = new StringBuilder("\uFEFF");
        foreach (var row in rows.Prepend(heading))
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // What a spreadsheet would compute stands behind an apostrophe, so that it stays text.
    private static string Cell(string? value)
    {
        var text = value ?? "";
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
        {
            text = "'" + text;
        }

        return text.AsSpan().IndexOfAny("\",\r\n") < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
