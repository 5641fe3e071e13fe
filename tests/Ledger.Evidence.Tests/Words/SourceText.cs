using System.Text;
using System.Text.RegularExpressions;

namespace Ledger.Evidence.Tests.Words;

/// <summary>The texts that stand in C# source, as far as they may be said: none that is thrown.</summary>
internal static partial class SourceText
{
    /// <summary>Stands for what is put into an interpolated text.</summary>
    public const string Hole = "{}";

    private static readonly string s_root = Root();

    /// <summary>The source files of a room of <c>src</c>, as paths from the root of the checkout.</summary>
    public static IEnumerable<string> Files(string room) => Directory
        .EnumerateFiles(Path.Combine(s_root, "src", room), "*.cs", SearchOption.AllDirectories)
        .Select(static file => Path.GetRelativePath(s_root, file).Replace(Path.DirectorySeparatorChar, '/'))
        .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal)
            && !file.Contains("/bin/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>Texts, those joined by <c>+</c> as one; a hole stands for what is put in or added behind.</summary>
    public static IReadOnlyList<string> Sentences(string file)
    {
        var source = Comment().Replace(File.ReadAllText(Path.Combine(s_root, file)), "");
        var (said, statement) = (new List<string>(), 0);
        for (var at = 0; at < source.Length; at++)
        {
            switch (source[at])
            {
                case ';' or '{' or '}':
                    statement = at + 1;
                    break;
                case '\'':
                    at = source.IndexOf('\'', at + (source[at + 1] == '\\' ? 3 : 2));
                    break;
                case '"':
                    var isThrown = Thrown().IsMatch(source[statement..at]);
                    said.AddRange(isThrown ? [] : [Joined(source, ref at)]);
                    if (isThrown)
                    {
                        _ = Joined(source, ref at);
                    }

                    break;
            }
        }

        return said;
    }

    // From the first quote of a text to the last of those that are added to it.
    private static string Joined(string source, ref int at)
    {
        var text = new StringBuilder(One(source, ref at));
        while (Added().Match(source, at + 1) is { Success: true } added)
        {
            if (source[added.Index + added.Length - 1] != '"')
            {
                text.Append(Hole);
                break;
            }

            at = added.Index + added.Length - 1;
            text.Append(One(source, ref at));
        }

        return text.ToString();
    }

    // Leaves the place at the closing quote.
    private static string One(string source, ref int at)
    {
        if (source.AsSpan(at).StartsWith("\"\"\""))
        {
            var start = at + 3;
            var end = source.IndexOf("\"\"\"", start, StringComparison.Ordinal);
            at = end + 2;
            return Indent().Replace(source[start..end].Trim(), "\n");
        }

        var isInterpolated = source[at - 1] == '$';
        var text = new StringBuilder();
        for (at++; source[at] != '"'; at++)
        {
            if (source[at] == '\\')
            {
                text.Append(source[at + 1] is '"' or '\\' ? "" : "\\").Append(source[++at]);
            }
            else if (isInterpolated && source[at] == '{')
            {
                at = EndOfHole(source, at);
                text.Append(Hole);
            }
            else
            {
                text.Append(source[at]);
            }
        }

        return text.ToString();
    }

    private static int EndOfHole(string source, int open)
    {
        var depth = 0;
        for (var at = open; ; at++)
        {
            switch (source[at])
            {
                case '"':
                    _ = One(source, ref at);
                    break;
                case '\'':
                    at = source.IndexOf('\'', at + (source[at + 1] == '\\' ? 3 : 2));
                    break;
                case '{' or '(' or '[':
                    depth++;
                    break;
                case '}' or ')' or ']' when --depth == 0:
                    return at;
            }
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Ledger.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bthrow\b|\bArgumentException\b")]
    private static partial Regex Thrown();

    [GeneratedRegex(@"\G\s*\+\s*(\$?""|[^\s""$])")]
    private static partial Regex Added();

    [GeneratedRegex(@"\n {8}")]
    private static partial Regex Indent();
}
