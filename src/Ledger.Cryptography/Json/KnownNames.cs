using System.Text;

namespace Ledger.Cryptography;

/// <summary>
/// The names of members that were read last on a thread: formats have few, and each comes again and again.
/// </summary>
internal static class KnownNames
{
    private const int Places = 256;
    private const int Longest = 16;

    [ThreadStatic]
    private static string?[]? t_names;

    /// <summary>The text of bytes that are printable ASCII.</summary>
    public static string Of(ReadOnlySpan<byte> ascii)
    {
        if (ascii.Length is 0 or > Longest)
        {
            return Encoding.ASCII.GetString(ascii);
        }

        var names = t_names ??= new string?[Places];
        var place = ascii[0] + (7 * ascii[ascii.Length / 2]) + (31 * ascii[^1]) + ascii.Length;
        ref var known = ref names[place % Places];
        return known is not null && Ascii.Equals(ascii, known) ? known : known = Encoding.ASCII.GetString(ascii);
    }
}
