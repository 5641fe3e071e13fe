using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Bundles;

/// <summary>The words after <c>ledger-verify</c>.</summary>
internal sealed class VerifyArguments
{
    public const string Usage =
        "usage: BUNDLE|FOLDER --anchors FILE [--at TIME] [--json] [--broken NAME[@TIME]]... "
        + "[--disclosure FILE] [--file PATH...]";

    public string Bundle { get; private set; } = "";

    public string Anchors { get; private set; } = "";

    public DateTimeOffset? At { get; private set; }

    public string? Disclosure { get; private set; }

    public bool Json { get; private set; }

    public List<string> Broken { get; } = [];

    public List<string> Files { get; } = [];

    public static bool TryRead(
        IReadOnlyList<string> words,
        [NotNullWhen(true)] out VerifyArguments? arguments,
        [NotNullWhen(false)] out string? error)
    {
        arguments = new VerifyArguments();
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
            case "--file" when value is not null:
                while (at < words.Count && !words[at].StartsWith("--", StringComparison.Ordinal))
                {
                    Files.Add(words[at++]);
                }

                return null;
            default:
                return TakeBundle(word);
        }
    }

    private string? TakeBundle(string word)
    {
        if (Bundle.Length > 0 || word.StartsWith("--", StringComparison.Ordinal))
        {
            return $"What is {word}?";
        }

        Bundle = word;
        return null;
    }

    private string? Distrust(string name)
    {
        if (!BrokenAlgorithms.IsDeclaration(name))
        {
            return $"No algorithm is called {name}: {string.Join(", ", BrokenAlgorithms.Names)}.";
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
