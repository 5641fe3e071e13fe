using System.Globalization;
using System.Text;
using Sylvan.Data.Csv;

namespace Ledger.Cli.Importing;

/// <summary>A table as text (RFC 4180), in UTF-8 with or without a mark, or in GB18030.</summary>
internal sealed class CsvSource : ISourceFile
{
    private readonly string _file;
    private readonly FileStream _text;
    private readonly CsvDataReader _reader;
    private long _number;

    /// <param name="file">The file.</param>
    /// <param name="encoding"><c>utf-8</c> or <c>gb18030</c>; null to look at the file.</param>
    /// <exception cref="ImportFileException">It has no headings that could be.</exception>
    public CsvSource(string file, string? encoding)
    {
        _file = file;
        Encoding = TextEncodings.Of(file, encoding);
        RequireColumns(FirstRecord.HasMore(file, SourceLimits.Columns));
        var options = new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = ',',

            // Rows that begin with # are counted like others. A mark is needed, and no row begins with this one.
            Comment = '\0',
            CommentHandler = new Action<string>(static _ => throw new FormatException("a row begins with NUL")),
            BufferSize = SourceLimits.RowCharacters,
            MaxBufferSize = SourceLimits.RowCharacters,
        };
        _text = File.OpenRead(file);

        // A reader that looks for marks itself would put another decoder in place, one that passes over wrong bytes.
        _reader = Guard(() => CsvDataReader.Create(
            new StreamReader(_text, Encoding, detectEncodingFromByteOrderMarks: false), options));
        Headings = Read() is { } cells
            ? cells
            : throw new ImportFileException($"{file} is empty.", $"{file} 为空。");
        RequireColumns(Headings.Count > SourceLimits.Columns);
    }

    /// <summary>The encoding that it is read in.</summary>
    public Encoding Encoding { get; }

    public IReadOnlyList<string> Headings { get; }

    public double Share => _text.Position / (double)Math.Max(_text.Length, 1);

    public IEnumerable<SourceRow> ReadRows()
    {
        while (Read() is { } cells)
        {
            if (cells.All(static cell => string.IsNullOrWhiteSpace(cell)) || cells[0].StartsWith('#'))
            {
                continue;
            }

            yield return new SourceRow(_number, cells, FaultOf(cells));
        }
    }

    public void Dispose() => _reader.Dispose();

    private void RequireColumns(bool areMore)
    {
        if (areMore)
        {
            throw new ImportFileException(
                $"{_file} has more than {SourceLimits.Columns} columns; no more are read.",
                $"{_file} 超过 {SourceLimits.Columns} 列，最多读取 {SourceLimits.Columns} 列。");
        }
    }

    private RowFault? FaultOf(List<string> cells)
    {
        if (cells.Count != Headings.Count)
        {
            return RowFault.Width(_reader.RowFieldCount, Headings.Count);
        }

        var wide = cells.FindIndex(static cell => cell.Length > SourceLimits.CellCharacters);
        return wide < 0 ? null : RowFault.Oversize(Headings[wide], SourceLimits.CellCharacters);
    }

    // A row may have a million cells; what goes beyond the headings is counted and not kept.
    private List<string>? Read() => Guard(() =>
    {
        if (!_reader.Read())
        {
            return null;
        }

        _number++;
        var count = Math.Min(_reader.RowFieldCount, SourceLimits.Columns + 1);
        var cells = new List<string>(count);
        for (var place = 0; place < count; place++)
        {
            cells.Add(_reader.GetString(place));
        }

        return cells;
    });

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException)
        {
            throw Fault(
                $"a byte there is none of {Encoding.WebName}; name the encoding with --encoding",
                $"含有不属于 {Encoding.WebName} 的字节，请用 --encoding 指明编码");
        }
        catch (FormatException e)
        {
            throw Fault(
                $"quotes do not fit, or the row has more than {SourceLimits.RowCharacters} characters: {e.Message}",
                $"引号不成对，或该行超过 {SourceLimits.RowCharacters} 个字符");
        }
    }

    private ImportFileException Fault(string english, string chinese)
    {
        var row = (_number + 1).ToString(CultureInfo.InvariantCulture);
        return new ImportFileException(
            $"{_file} cannot be read beyond row {row}: {english}.", $"{_file} 自第 {row} 行起无法读取：{chinese}。");
    }
}
