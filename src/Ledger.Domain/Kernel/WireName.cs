using System.Diagnostics.CodeAnalysis;

namespace Ledger.Domain;

/// <summary>
/// The one spelling of enum members in JSON and in rules: words in lower case joined by hyphens, so that
/// <c>NaturalPerson</c> is <c>natural-person</c>. A test lists every spelling, since events are kept for ever.
/// </summary>
public static class WireName
{
    /// <summary>The spelling of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value has no name.</exception>
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.ByValue.TryGetValue(value, out var name)
        ? name
        : throw new ArgumentOutOfRangeException(nameof(value));

    /// <summary>Reads a spelling, exactly. The member <c>None</c>, where there is one, is not read.</summary>
    public static bool TryParse<T>([NotNullWhen(true)] string? text, out T value)
        where T : struct, Enum
    {
        value = default;
        return text is not null && Names<T>.ByName.TryGetValue(text, out value);
    }

    /// <summary>All spellings, in the order of the members.</summary>
    public static IReadOnlyCollection<string> All<T>()
        where T : struct, Enum => Names<T>.ByName.Keys;

    private static string Spell(string member) =>
        string.Concat(member.Select(static (c, i) =>
            char.IsAsciiLetterUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>()
            .Where(static value => value.ToString() != "None")
            .ToDictionary(static value => value, static value => Spell(value.ToString()));

        public static readonly Dictionary<string, T> ByName =
            ByValue.ToDictionary(static pair => pair.Value, static pair => pair.Key, StringComparer.Ordinal);
    }
}
