using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Words;

namespace Ledger.Evidence.Bundles;

/// <summary>The words after <c>ledger-verify</c>.</summary>
internal sealed class VerifyArguments
{
    public const string Usage =
        """
        usage: ledger-verify BUNDLE|FOLDER --anchors FILE [options]
        Checks an evidence bundle, a certificate's archive (.zip), or all bundles of a folder, offline.

          --anchors FILE         the registry's trust anchors (anchors.json), from where it publishes them
          --at TIME              the state at a time as well, such as 2026-11-23T14:40:14Z
          --file PATH...         whether data files are the data that was registered
          --disclosure FILE      bodies of entries that were disclosed on an order
          --broken NAME[@TIME]   declares an algorithm broken (from a time on); may come again
          --json                 JSON for programs, its reasons in English
          --lang zh|en           the language; by default that of LC_ALL, LC_MESSAGES or LANG

        Exit codes: 0 every claim is proven; 1 one is not; 2 the bundle is refused as a whole;
        64 the words are not understood, or a file cannot be read. Of a folder the greatest.
        """;

    private const string LanguageOption = "--lang";

    public string Bundle { get; private set; } = "";

    public string Anchors { get; private set; } = "";

    public DateTimeOffset? At { get; private set; }

    public string? Disclosure { get; private set; }

    public bool Json { get; private set; }

    public Language Language { get; private init; }

    public List<string> Broken { get; } = [];

    public List<string> Files { get; } = [];

    /// <summary>Whether the words ask how they are to be put.</summary>
    public static bool AskForHelp(IEnumerable<string> words) => words.Any(static word => word is "--help" or "-h");

    /// <summary>The language that the words ask for, whatever is wrong with the others.</summary>
    public static Language? LanguageOf(IReadOnlyList<string> words) => Enumerable.Range(1, Math.Max(words.Count - 1, 0))
        .Where(at => words[at - 1] == LanguageOption).Select(at => Languages.Read(words[at])).FirstOrDefault();

    public static bool TryRead(
        IReadOnlyList<string> words, Language language,
        [NotNullWhen(true)] out VerifyArguments? arguments,
        [NotNullWhen(false)] out string? error)
    {
        arguments = new VerifyArguments { Language = language };
        error = null;
        for (var i = 0; i < words.Count && error is null;)
        {
            error = arguments.Take(words, ref i);
        }

        error ??= arguments.Bundle.Length == 0 ? "No bundle is named."
            : arguments.Anchors.Length == 0 ? "No trust anchors are named: --anchors FILE."
            : null;
        arguments = error is null ? arguments : null;
        return arguments is not null;
    }

    private string? Take(IReadOnlyList<string> words, ref int at)
    {
        var word = words[at++];
        var value = at < words.Count ? words[at] : null;
        switch (word)
        {
            case "--json":
                Json = true;
                return null;
            case "--anchors" when value is not null && Anchors.Length == 0:
                Anchors = words[at++];
                return null;
            case "--at" when value is not null && At is null:
                at++;
                At = ReadTime(value);
                return At is null ? $"{value} is no time, such as 2026-11-23T14:40:14Z." : null;
            case "--disclosure" when value is not null && Disclosure is null:
                Disclosure = words[at++];
                return null;
            case "--broken" when value is not null:
                at++;
                return Distrust(value);
            case LanguageOption:
                at++;
                return Languages.Read(value) is null ? "--lang takes zh or en." : null;
            case "--file" when value is not null:
                Files.AddRange(words.Skip(at).TakeWhile(IsNoOption));
                at += words.Skip(at).TakeWhile(IsNoOption).Count();
                return null;
            default:
                return TakeBundle(word);
        }
    }

    private string? TakeBundle(string word)
    {
        if (Bundle.Length > 0 || !IsNoOption(word))
        {
            return $"What is {word}?";
        }

        Bundle = word;
        return null;
    }

    private static bool IsNoOption(string word) => !word.StartsWith("--", StringComparison.Ordinal);

    private string? Distrust(string name)
    {
        if (!BrokenAlgorithms.IsDeclaration(name))
        {
            return $"No algorithm is called {name}: one of {string.Join(", ", BrokenAlgorithms.Names)}.";
        }

        Broken.Add(name);
        return null;
    }

    private static DateTimeOffset? ReadTime(string text) =>
        EntrySyntax.TryTime(text, out var time)
        || DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)
            ? time
            : null;
}
