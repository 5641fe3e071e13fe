namespace Ledger.Server.Access;

/// <summary>
/// The lines of a file from behind, by blocks: what is newest costs nothing of what is old, however long the file.
/// </summary>
internal static class LinesBack
{
    private const byte LineEnd = (byte)'\n';
    private const int BlockLength = 1 << 16;
    private const int ProbeLength = 1 << 10;

    /// <summary>The whole lines between two places, the last first, without their ends.</summary>
    /// <param name="file">The file.</param>
    /// <param name="from">Where a line begins.</param>
    /// <param name="to">Where to begin; an unfinished line before it is none.</param>
    public static IEnumerable<byte[]> Of(Stream file, long from, long to)
    {
        var block = new byte[BlockLength];
        var (rest, isWhole) = (Array.Empty<byte>(), false);
        for (var begin = to; begin > from;)
        {
            var last = (int)Math.Min(BlockLength, begin - from);
            begin -= last;
            file.Position = begin;
            file.ReadExactly(block, 0, last);
            for (int at; (at = block.AsSpan(0, last).LastIndexOf(LineEnd)) >= 0; last = at)
            {
                if (isWhole)
                {
                    yield return [.. block.AsSpan((at + 1)..last), .. rest];
                }

                // What stands behind the last line end is no line yet.
                (rest, isWhole) = ([], true);
            }

            rest = isWhole ? [.. block.AsSpan(0, last), .. rest] : rest;
        }

        if (isWhole)
        {
            yield return rest;
        }
    }

    /// <summary>Behind the last line whose number is below one, where the lines' numbers grow.</summary>
    /// <param name="file">The file.</param>
    /// <param name="from">Where a line begins.</param>
    /// <param name="number">The number.</param>
    /// <param name="numberOf">The number of a line.</param>
    public static long PlaceOf(Stream file, long from, long number, Func<byte[], long> numberOf)
    {
        var (low, high) = (from, file.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var begin = middle == from ? from : EndOfLine(file, middle - 1);
            var end = begin is { } known ? EndOfLine(file, known) : null;
            if (end is { } behind && numberOf(Between(file, begin!.Value, behind - 1)) < number)
            {
                low = behind;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    // Behind the first line end at or behind a place; null where there is none.
    private static long? EndOfLine(Stream file, long from)
    {
        Span<byte> probe = stackalloc byte[ProbeLength];
        file.Position = from;
        for (int read; (read = file.Read(probe)) > 0; from += read)
        {
            if (probe[..read].IndexOf(LineEnd) is >= 0 and var at)
            {
                return from + at + 1;
            }
        }

        return null;
    }

    private static byte[] Between(Stream file, long from, long to)
    {
        var line = new byte[to - from];
        file.Position = from;
        file.ReadExactly(line);
        return line;
    }
}
