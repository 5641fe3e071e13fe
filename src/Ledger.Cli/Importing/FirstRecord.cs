namespace Ledger.Cli.Importing;

/// <summary>
/// Looks at the first record of a table before its reader does: to take its columns in costs that the square of their
/// number, a million of them minutes.
/// </summary>
internal static class FirstRecord
{
    // The longest row, where each character is four bytes; what is longer the reader refuses.
    private const int MostBytes = 4 * SourceLimits.RowCharacters;

    /// <summary>Whether a table has more columns than some.</summary>
    /// <param name="file">The table, in UTF-8 or GB18030: in both, a byte below 0x30 is the character it is in ASCII.
    /// </param>
    /// <param name="most">How many it may have.</param>
    public static bool HasMore(string file, int most)
    {
        using var stream = new BufferedStream(File.OpenRead(file));
        var (columns, isQuoted, isFresh, hasBegun) = (1, false, true, false);
        for (var read = 0; read < MostBytes && columns <= most; read++)
        {
            switch (stream.ReadByte())
            {
                case -1:
                    return false;

                // A mark stands before the first value, and empty lines may.
                case 0xEF or 0xBB or 0xBF when !hasBegun:
                    continue;
                case '\n' or '\r' when !isQuoted && hasBegun:
                    return false;

                // A quote that is doubled closes and opens again; one amid a value is a character of it.
                case '"' when isQuoted || isFresh:
                    (isQuoted, isFresh) = (!isQuoted, isQuoted);
                    break;
                case ',' when !isQuoted:
                    columns++;
                    isFresh = true;
                    break;
                case '\n' or '\r':
                    continue;
                default:
                    isFresh = false;
                    break;
            }

            hasBegun = true;
        }

        return columns > most;
    }
}
