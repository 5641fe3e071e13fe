using System.Globalization;
using System.Text;
using Ledger.Domain;

namespace Ledger.Register;

/// <summary>
/// The words under which the public register finds a record. Every filter is a word of its own kind, told by its first
/// letter, so that any combination is one intersection of sorted lists that ends with the page.
/// </summary>
internal static class SearchWords
{
    private const int LongestPrefix = 24;
    private const int ShortestPrefix = 3;

    /// <summary>The pairs of characters of a name; none when it has no letter or digit.</summary>
    public static IEnumerable<string> OfName(string name) => Grams('n', Bigrams.Index(name));

    /// <summary>The pairs of characters of a holder's name.</summary>
    public static IEnumerable<string> OfHolder(string name) => Grams('h', Bigrams.Index(name));

    /// <summary>A holder's unified social credit code.</summary>
    public static string OfHolderCode(string code) => 'u' + Letters(code);

    /// <summary>All beginnings of a code that are words.</summary>
    public static IEnumerable<string> OfCode(string code) =>
        Enumerable.Range(ShortestPrefix, Math.Max(0, Math.Min(code.Length, LongestPrefix) - ShortestPrefix + 1))
            .Select(length => 'c' + Letters(code[..length]));

    /// <summary>A division and all above it.</summary>
    public static IEnumerable<string> OfDivision(DivisionCode division)
    {
        var text = division.ToString();
        for (var length = 2; length <= (int)division.Level * 2; length += 2)
        {
            yield return 'r' + text[..length];
        }
    }

    /// <summary>What something is: its kind, state or regime.</summary>
    public static string Of(char sort, string value) => sort + Letters(value);

    /// <summary>An FTS5 query that all of the filter meets; null when it asks for nothing in particular.</summary>
    public static string? Query(RecordFilter filter)
    {
        List<string> words = [];
        if (filter.Name is { } name)
        {
            words.AddRange(Asked('n', name));
        }

        if (filter.Holder is { } holder)
        {
            words.AddRange(SocialCreditCode.TryParse(holder.ToUpperInvariant(), out var code)
                ? [OfHolderCode(code.ToString())]
                : Asked('h', holder));
        }

        if (filter.Code is { Length: >= ShortestPrefix } prefix)
        {
            words.Add('c' + Letters(prefix[..Math.Min(prefix.Length, LongestPrefix)]));
        }

        if (filter.Region is { } region)
        {
            words.Add(OfDivision(region).Last());
        }

        Add(words, 'k', filter.Kind);
        Add(words, 't', filter.Status);
        Add(words, 'g', filter.Regime);
        return words.Count == 0 ? null : string.Join(" AND ", words.Distinct().Select(static word => $"\"{word}\""));
    }

    /// <summary>Whether a text has anything that can be looked for.</summary>
    public static bool IsSearchable(string text) => Bigrams.Index(text).Length > 0;

    private static void Add(List<string> words, char sort, string? value)
    {
        if (value is not null)
        {
            words.Add(Of(sort, value));
        }
    }

    private static IEnumerable<string> Grams(char sort, string grams) => grams.Length == 0
        ? []
        : grams.Split(' ').Distinct().Select(gram => sort + gram);

    // Of a text of several characters the pairs are enough; each of them holds its characters.
    private static string[] Asked(char sort, string text)
    {
        var all = Grams(sort, Bigrams.Index(text)).ToArray();
        var pairs = all.Where(static gram => gram.LastIndexOf('x') > 1).ToArray();
        return pairs.Length > 0 ? pairs : all;
    }

    // The tokenizer splits nowhere in letters and digits; whatever else a code has is written out.
    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) && rune.IsAscii && rune.Value is not 'z' and not 'Z')
            {
                letters.Append(char.ToLowerInvariant((char)rune.Value));
            }
            else
            {
                letters.Append('z').Append(rune.Value.ToString("x6", CultureInfo.InvariantCulture));
            }
        }

        return letters.ToString();
    }
}
