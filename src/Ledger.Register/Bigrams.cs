using System.Text;

namespace Ledger.Register;

/// <summary>
/// Splits names into pairs of neighbouring characters. Most Chinese words have two characters, which an index of
/// three-character pieces cannot find.
/// </summary>
internal static class Bigrams
{
    /// <summary>The pairs of a name, separated by spaces; a lone character stands for itself.</summary>
    public static string Index(string name)
    {
        var runes = Runes(name);
        var grams = new StringBuilder();
        for (var i = 0; i < runes.Count; i++)
        {
            Append(grams, runes[i], null);
            if (i + 1 < runes.Count)
            {
                Append(grams, runes[i], runes[i + 1]);
            }
        }

        return grams.ToString();
    }

    private static List<Rune> Runes(string text) =>
        [.. text.EnumerateRunes().Where(Rune.IsLetterOrDigit).Select(Rune.ToLowerInvariant)];

    private static void Append(StringBuilder grams, Rune first, Rune? second)
    {
        if (grams.Length > 0)
        {
            grams.Append(' ');
        }

        // The tokenizer of FTS5 splits nowhere in hexadecimal, whatever script the characters are of.
        grams.Append('x').Append(first.Value.ToString("x", System.Globalization.CultureInfo.InvariantCulture));
        if (second is { } rune)
        {
            grams.Append('x').Append(rune.Value.ToString("x", System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
