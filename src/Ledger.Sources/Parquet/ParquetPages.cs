namespace Ledger.Sources.Parquet;

/// <summary>
/// Walks over the pages of a column by their headers (parquet.thrift, PageHeader, in Thrift's compact protocol) and
/// adds up what they say they unpack to, before anything is unpacked.
/// </summary>
internal static class ParquetPages
{
    private const int HeaderSize = 1 << 16;
    private const short UncompressedSize = 2;
    private const short CompressedSize = 3;

    /// <summary>Whether the pages fill the column's bytes exactly, and unpack to no more than so many.</summary>
    public static bool AreAsSaid(Stream file, long begin, long length, long most)
    {
        var buffer = new byte[HeaderSize];
        var end = begin + length;
        if (begin < 0 || length < 0 || end > file.Length)
        {
            return false;
        }

        var unpacked = 0L;
        for (var at = begin; at < end;)
        {
            file.Position = at;
            var read = file.ReadAtLeast(buffer, (int)Math.Min(HeaderSize, end - at), throwOnEndOfStream: false);
            var header = new CompactHeader(buffer.AsSpan(0, read));
            if (!header.TryRead(UncompressedSize, CompressedSize, out var uncompressed, out var compressed)
                || uncompressed < 0 || compressed < 0 || (unpacked += uncompressed) > most)
            {
                return false;
            }

            at += header.Length + compressed;
            if (at > end)
            {
                return false;
            }
        }

        return true;
    }
}
