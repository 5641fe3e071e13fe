using System.Text;
using System.Text.Unicode;
using Ledger.Evidence.Rows;
using Ledger.Sdk.Fingerprint;
using Ledger.Sources.Rows;

namespace Ledger.Sources.Csv;

/// <summary>The rows of a CSV file: UTF-8, its first line the names of the columns (SPEC-rows, section CSV).</summary>
public sealed class CsvRows : IRowSource
{
    private const int MaxNames = 1 << 20;

    private readonly Stream _stream;
    private readonly CsvTokens _tokens;
    private readonly long _length;
    private readonly FileState? _found;

    private CsvRows(Stream stream, string location, CsvOptions options)
    {
        _found = stream is FileStream file ? FileState.Of(file.SafeFileHandle) : null;
        (_stream, Location, Key) = (stream, location, options.Key);
        _length = stream.CanSeek ? stream.Length : 0;
        _tokens = new CsvTokens(stream, (byte)options.Separator, RowBuilder.MaxBytes);
        _tokens.SkipMark();
        Columns = ReadColumns(options);
    }

    /// <inheritdoc/>
    public string Location { get; }

    /// <inheritdoc/>
    public IReadOnlyList<RowColumn> Columns { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Key { get; }

    /// <inheritdoc/>
    public double Done => _length == 0 ? double.NaN : (double)_tokens.Position / _length;

    /// <summary>Opens a file.</summary>
    /// <exception cref="RowException">It cannot be read, or has no line of names.</exception>
    public static CsvRows Open(string path, CsvOptions? options = null)
    {
        FileStream? stream = null;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
            return Open(stream, path, options);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException and not RowException)
        {
            stream?.Dispose();
            var fault = e is FileNotFoundException or DirectoryNotFoundException
                ? RowFault.Missing
                : RowFault.Unreadable;
            throw new RowException(fault, path, "It cannot be read.", "无法读取。", e);
        }
        catch
        {
            stream?.Dispose();
            throw;
        }
    }

    /// <summary>Reads a stream, which it owns once it is open.</summary>
    /// <param name="stream">The bytes of the file.</param>
    /// <param name="location">What to call it in messages.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="RowException">It has no line of names.</exception>
    public static CsvRows Open(Stream stream, string location, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= new CsvOptions();
        return options.Separator is < ' ' and not '\t' or > '~' or '"'
            ? throw new ArgumentException("A separator is a printable ASCII character or a tab.", nameof(options))
            : new CsvRows(stream, location, options);
    }

    /// <inheritdoc/>
    public ValueTask<bool> ReadAsync(RowBuilder row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (_tokens.IsAtEnd)
        {
            RequireUnchanged();
            return ValueTask.FromResult(false);
        }

        var line = _tokens.Line;
        try
        {
            for (var i = 0; i < Columns.Count; i++)
            {
                ReadToken();
                if (_tokens.IsLast != (i == Columns.Count - 1))
                {
                    throw Malformed(
                        line,
                        $"It has not {Columns.Count} values, as the first line has.",
                        $"其值的个数不是首行的 {Columns.Count} 个。");
                }

                Write(row, Columns[i]);
            }
        }
        catch (InvalidDataException)
        {
            throw TooLarge(line);
        }

        return ValueTask.FromResult(true);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private void RequireUnchanged()
    {
        if (_stream is FileStream file && FileState.Of(file.SafeFileHandle) != _found)
        {
            throw new RowException(
                RowFault.Changed, Location, "It changed while it was being read.", "读取期间内容发生变化。");
        }
    }

    private void Write(RowBuilder row, RowColumn column)
    {
        // As PostgreSQL writes it: nothing is no value, a pair of quotes is an empty text.
        if (_tokens.Value.IsEmpty && !_tokens.IsQuoted)
        {
            row.Null();
        }
        else if (column.Type == RowType.Text)
        {
            row.Text(_tokens.Value);
        }
        else if (!RowParser.TryWrite(row, column.Type, Encoding.UTF8.GetString(_tokens.Value)))
        {
            throw new RowException(
                RowFault.Value,
                $"{Location}:{_tokens.Line}",
                $"The value of '{column.Name}' is no {column.TypeName}.",
                $"“{column.Name}”列的值不是 {column.TypeName}。");
        }
    }

    private void ReadToken()
    {
        var line = _tokens.Line;
        if (!_tokens.TryRead())
        {
            throw _tokens.Fault switch
            {
                CsvFault.TooLarge => TooLarge(line),
                CsvFault.Open => Malformed(line, "The quotes that begin here do not end.", "此处开始的引号没有结束。"),
                _ => Malformed(
                    line,
                    "A quote stands within a value, or something behind a closing one.",
                    "值中出现引号，或结束引号之后还有内容。"),
            };
        }

        if (!Utf8.IsValid(_tokens.Value))
        {
            throw Malformed(
                line,
                "This is not UTF-8. Convert the file, from GB 18030 for example.",
                "不是 UTF-8 编码，请先转换（例如自 GB 18030）。");
        }
    }

    private List<RowColumn> ReadColumns(CsvOptions options)
    {
        var columns = new List<RowColumn>();
        var length = 0;
        if (_tokens.IsAtEnd)
        {
            throw Malformed(1, "There is no line of names.", "缺少列名行。");
        }

        do
        {
            ReadToken();
            var name = Encoding.UTF8.GetString(_tokens.Value);
            length += name.Length;
            if (!RowColumn.IsName(name) || length > MaxNames || columns.Count == RowColumn.MaxCount
                || columns.Exists(column => column.Name == name))
            {
                throw Malformed(
                    1,
                    "The first line names no columns: names are not empty, differ, and hold no controls.",
                    "首行不是列名：列名不得为空、重复或含控制字符。");
            }

            columns.Add(new RowColumn(name, options.Types.GetValueOrDefault(name, RowType.Text)));
        }
        while (!_tokens.IsLast);

        var wanted = options.Types.Keys.Concat(options.Key);
        return wanted.FirstOrDefault(name => !columns.Exists(column => column.Name == name)) is { } missing
            ? throw new RowException(
                RowFault.Missing, Location, $"There is no column '{missing}'.", $"没有“{missing}”列。")
            : columns;
    }

    private RowException Malformed(long line, string english, string chinese) =>
        new(RowFault.Malformed, $"{Location}:{line}", english, chinese);

    private RowException TooLarge(long line) => new(
        RowFault.TooLarge,
        $"{Location}:{line}",
        $"A row has at most {RowBuilder.MaxBytes} bytes.",
        $"一行不得超过 {RowBuilder.MaxBytes} 字节。");
}
