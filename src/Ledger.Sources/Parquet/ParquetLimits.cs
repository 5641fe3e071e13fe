using System.Buffers.Binary;
using Ledger.Sources.Rows;
using Parquet;
using Parquet.Schema;

namespace Ledger.Sources.Parquet;

/// <summary>
/// What a file may ask for, seen to before it is given: a file of some hundred bytes can say that it holds gigabytes.
/// </summary>
internal static class ParquetLimits
{
    /// <summary>Rows of one group.</summary>
    public const long MostRows = 1 << 21;

    /// <summary>Bytes of one column of a group, unpacked, as the file says.</summary>
    public const long MostColumnBytes = 1 << 28;

    private const int MostFooterBytes = 1 << 26;
    private const int TailSize = 8;

    /// <summary>Refuses a file whose end is none of a parquet file's, or whose footer is longer than itself.</summary>
    public static void RequireFooter(Stream file, string location)
    {
        Span<byte> tail = stackalloc byte[TailSize];
        if (file.Length < TailSize + 4)
        {
            throw Malformed(location);
        }

        file.Position = file.Length - TailSize;
        file.ReadExactly(tail);
        file.Position = 0;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        if (!tail[4..].SequenceEqual("PAR1"u8) || length > file.Length - TailSize - 4)
        {
            throw Malformed(location);
        }

        if (length > MostFooterBytes)
        {
            throw TooLarge(location);
        }
    }

    /// <summary>Refuses a group that would need more memory than is given to it.</summary>
    public static void RequireGroup(
        ParquetRowGroupReader group, IEnumerable<DataField> fields, Stream file, string location)
    {
        if (group.RowCount is < 0 or > MostRows)
        {
            throw TooLarge(location);
        }

        foreach (var field in fields)
        {
            var column = group.GetMetadata(field)?.MetaData ?? throw Malformed(location);
            if (column.NumValues != group.RowCount)
            {
                throw Malformed(location);
            }

            if (column.TotalUncompressedSize > MostColumnBytes)
            {
                throw TooLarge(location);
            }

            // Some writers say 0 where there is no dictionary.
            var begin = column.DictionaryPageOffset is > 0 and var dictionary
                ? Math.Min(column.DataPageOffset, dictionary)
                : column.DataPageOffset;
            if (!ParquetPages.AreAsSaid(file, begin, column.TotalCompressedSize, MostColumnBytes))
            {
                throw Malformed(location);
            }
        }
    }

    public static RowException Malformed(string location, Exception? cause = null) => new(
        RowFault.Malformed,
        location,
        "This is no parquet file, or a broken one.",
        "不是 Parquet 文件，或文件已损坏。",
        cause);

    public static RowException TooLarge(string location) => new(
        RowFault.TooLarge,
        location,
        $"A group of rows has at most {MostRows} rows, and a column of it {MostColumnBytes} bytes: "
            + "write it in smaller groups.",
        $"一个行组不得超过 {MostRows} 行，其中一列不得超过 {MostColumnBytes} 字节，请以较小的行组写出。");
}
