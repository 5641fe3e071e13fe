using Ledger.Evidence.Rows;
using Ledger.Sdk.Fingerprint;
using Ledger.Sources.Rows;
using Parquet;
using Parquet.Schema;

namespace Ledger.Sources.Parquet;

/// <summary>
/// The rows of a parquet file without nested columns (SPEC-rows, section Parquet). One column of one group of rows is
/// in memory at a time; what it holds stands in a scratch file until its rows are read.
/// </summary>
public sealed class ParquetRows : IRowSource
{
    private static readonly ParquetOptions s_options = new() { UseBigDecimal = true, UseDateOnlyTypeForDates = true };

    private readonly FileStream _file;
    private readonly FileState _found;
    private readonly ParquetReader _reader;
    private readonly IReadOnlyList<(DataField Field, RowType Type)> _fields;
    private readonly string _folder;
    private ParquetGroup? _group;
    private int _next;

    private ParquetRows(FileStream file, ParquetReader reader, string path, IReadOnlyList<string> key, string folder)
    {
        (_file, _reader, Location, Key, _folder) = (file, reader, path, key, folder);
        _found = FileState.Of(file.SafeFileHandle);
        RowColumns.RequireCount(reader.Schema.Fields.Count, path);
        _fields = [.. reader.Schema.Fields.Select(field => (
            field as DataField ?? throw NoForm(path, field), ParquetTypes.Of(field) ?? throw NoForm(path, field)))];
        Columns = [.. _fields.Select(field => new RowColumn(field.Field.Name, field.Type))];
        if (Columns.Any(column => !RowColumn.IsName(column.Name)))
        {
            throw new RowException(
                RowFault.Type, path, "A column has no name that may stand in a fingerprint.", "列名为空或不能写入指纹。");
        }
    }

    /// <inheritdoc/>
    public string Location { get; }

    /// <inheritdoc/>
    public IReadOnlyList<RowColumn> Columns { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Key { get; }

    /// <inheritdoc/>
    public double Done => _reader.RowGroupCount == 0 ? 1 : (double)_next / _reader.RowGroupCount;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">The columns in whose order the rows stand; null: in none.</param>
    /// <param name="temporaryFolder">Where columns are set aside; null: the system's folder for that.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="RowException">It cannot be read, or has columns that have no canonical form.</exception>
    public static async Task<ParquetRows> OpenAsync(
        string path,
        IReadOnlyList<string>? key = null,
        string? temporaryFolder = null,
        CancellationToken cancellationToken = default)
    {
        FileStream? file = null;
        ParquetReader? reader = null;
        try
        {
            file = File.OpenRead(path);
            ParquetLimits.RequireFooter(file, path);
            reader = await ParquetReader.CreateAsync(file, s_options, leaveStreamOpen: true, cancellationToken)
                .ConfigureAwait(false);
            return new ParquetRows(file, reader, path, key ?? [], temporaryFolder ?? Path.GetTempPath());
        }
        catch (Exception e)
        {
            if (reader is not null)
            {
                await reader.DisposeAsync().ConfigureAwait(false);
            }

            file?.Dispose();
            if (Translate(e, path) is { } refusal)
            {
                throw refusal;
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> ReadAsync(RowBuilder row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        while (_group?.TryRead(row) != true)
        {
            _group?.Dispose();
            _group = null;
            if (_next == _reader.RowGroupCount)
            {
                RequireUnchanged();
                return false;
            }

            _group = await OpenGroupAsync(_next++, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _group?.Dispose();
        await _reader.DisposeAsync().ConfigureAwait(false);
        await _file.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<ParquetGroup> OpenGroupAsync(int index, CancellationToken cancellationToken)
    {
        try
        {
            var group = _reader.OpenRowGroupReader(index);
            ParquetLimits.RequireGroup(group, _fields.Select(field => field.Field), _file, Location);
            return await ParquetGroup.ReadAsync(group, _fields, _folder, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            if (Translate(e, Location) is { } refusal)
            {
                throw refusal;
            }

            throw;
        }
    }

    private void RequireUnchanged()
    {
        if (FileState.Of(_file.SafeFileHandle) != _found)
        {
            throw new RowException(
                RowFault.Changed, Location, "It changed while it was being read.", "读取期间内容发生变化。");
        }
    }

    // The library throws whatever it comes to on bytes that are not what they should be.
    private static RowException? Translate(Exception cause, string path) => cause switch
    {
        RowException or OperationCanceledException => null,
        FileNotFoundException or DirectoryNotFoundException =>
            new RowException(RowFault.Missing, path, "There is no such file.", "没有此文件。"),
        UnauthorizedAccessException =>
            new RowException(RowFault.Unreadable, path, "It cannot be read.", "无法读取。", cause),
        _ => ParquetLimits.Malformed(path, cause),
    };

    private static RowException NoForm(string path, Field field) => new(
        RowFault.Type,
        path,
        $"Column '{field.Name}' is nested, repeated, counts nanoseconds, or has another type without a canonical form.",
        $"“{field.Name}”列为嵌套、重复、纳秒精度或其他没有规范形式的类型。");
}
