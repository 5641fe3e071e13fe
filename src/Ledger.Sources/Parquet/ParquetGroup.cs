using System.Buffers.Binary;
using Ledger.Evidence.Rows;
using Parquet;
using Parquet.Schema;

namespace Ledger.Sources.Parquet;

/// <summary>One group of rows, its columns set aside; read row by row.</summary>
internal sealed class ParquetGroup : IDisposable
{
    private readonly FileStream _scratch;
    private readonly List<ScratchReader> _columns = [];
    private byte[] _value = new byte[256];
    private long _left;

    private ParquetGroup(FileStream scratch, long rows) => (_scratch, _left) = (scratch, rows);

    /// <summary>Sets the columns of a group aside.</summary>
    public static async Task<ParquetGroup> ReadAsync(
        ParquetRowGroupReader group,
        IReadOnlyList<(DataField Field, RowType Type)> fields,
        string folder,
        CancellationToken cancellationToken)
    {
        var read = new ParquetGroup(ScratchFile.Create(folder), group.RowCount);
        try
        {
            foreach (var (field, type) in fields)
            {
                var begin = read._scratch.Position;
                await new ParquetColumn(group, field, type, read._scratch, cancellationToken).SetAsideAsync()
                    .ConfigureAwait(false);
                read._scratch.Flush();
                read._columns.Add(new ScratchReader(read._scratch, begin, read._scratch.Position));
            }

            return read;
        }
        catch
        {
            read.Dispose();
            throw;
        }
    }

    public bool TryRead(RowBuilder row)
    {
        if (_left == 0)
        {
            return false;
        }

        _left--;
        Span<byte> length = stackalloc byte[4];
        foreach (var column in _columns)
        {
            column.ReadExactly(length);
            var size = BinaryPrimitives.ReadInt32BigEndian(length);
            if (size > _value.Length)
            {
                _value = new byte[size];
            }

            column.ReadExactly(_value.AsSpan(0, size));
            row.Encoded(_value.AsSpan(0, size));
        }

        return true;
    }

    public void Dispose() => _scratch.Dispose();
}
