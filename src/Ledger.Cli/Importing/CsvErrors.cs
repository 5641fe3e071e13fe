using System.Buffers;
using System.Text;
using Ledger.Api.Contracts;

namespace Ledger.Cli.Importing;

/// <summary>Rows as text (RFC 4180), in the encoding that they came in; UTF-8 with the mark that spreadsheets look
/// for.</summary>
internal sealed class CsvErrors : IErrorWriter
{
    private static readonly SearchValues<char> s_quoted = SearchValues.Create(",\"\r\n");

    private readonly StreamWriter _writer;
    private readonly ErrorRow _rows;

    public CsvErrors(string file, Encoding encoding, IReadOnlyList<string> headings)
    {
        _rows = new ErrorRow(headings);
        var marked = encoding is UTF8Encoding ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: true) : encoding;
        _writer = new StreamWriter(file, append: false, marked) { NewLine = "\r\n" };
        _writer.WriteLine(Line(_rows.Headings));
    }

    /// <summary>The cells as a line, those that a spreadsheet would compute made harmless.</summary>
    public static string Line(IEnumerable<string> cells) =>
        string.Join(',', cells.Select(static cell => Quoted(Neutral.Do(cell))));

    public Task WriteAsync(SourceRow row, Problem problem) => _writer.WriteLineAsync(Line(_rows.Of(row, problem)));

    public Task FinishAsync() => _writer.FlushAsync();

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(s_quoted)
        ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : cell;
}
