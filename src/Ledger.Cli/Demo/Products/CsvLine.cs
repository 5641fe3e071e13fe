using System.Text;

namespace Ledger.Cli.Demo.Products;

/// <summary>One record of a CSV file (RFC 4180) that has no line breaks inside its fields.</summary>
internal static class CsvLine
{
    /// <exception cref="InvalidDataException">A quote is not closed.</exception>
    public static IReadOnlyList<string> Read(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString());
        return quoted ? throw new InvalidDataException("A quote in a CSV line is not closed.") : fields;
    }

    /// <summary>Writes a record; a field that a spreadsheet would take for a formula is made text.</summary>
    public static string Write(params IEnumerable<string> fields) => string.Join(',', fields.Select(Write));

    private static string Write(string field)
    {
        var text = field is ['=' or '+' or '-' or '@', ..] ? "'" + field : field;
        return text.AsSpan().ContainsAny(',', '"')
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
    }
}
