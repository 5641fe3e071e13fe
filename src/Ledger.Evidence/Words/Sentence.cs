using System.Globalization;

namespace Ledger.Evidence.Words;

/// <summary>
/// Something that is said, with holes: in English each is named by what it takes (<see cref="Hole"/>), in Chinese by
/// its number. Immutable.
/// </summary>
internal sealed class Sentence
{
    // What stands before, between and behind the holes: one more than there are holes.
    private readonly string[] _between;
    private readonly string[] _holes;

    public Sentence(string english, string chinese)
    {
        (English, Chinese) = (english, chinese);
        (_between, _holes) = Parts(english);
        Fixed = _between.Sum(static part => part.Length);
    }

    public string English { get; }

    public string Chinese { get; }

    /// <summary>How many characters are its own: of two that fit, the one with more says it.</summary>
    public int Fixed { get; }

    /// <summary>The Chinese of a text that is this sentence; null for another.</summary>
    /// <param name="text">The text.</param>
    /// <param name="about">The kind of state that it is about.</param>
    /// <param name="depth">How deep it stands in other sentences.</param>
    public string? Say(string text, string about, int depth)
    {
        if (_holes.Length == 0)
        {
            return text == English ? Chinese : null;
        }

        if (text.Length < Fixed + _holes.Length || !text.StartsWith(_between[0], StringComparison.Ordinal)
            || !text.EndsWith(_between[^1], StringComparison.Ordinal))
        {
            return null;
        }

        var said = new object[_holes.Length];
        var rest = text[_between[0].Length..^_between[^1].Length];
        return Fill(_holes.Length - 1, rest, (about, depth), said)
            ? string.Format(CultureInfo.InvariantCulture, Chinese, said)
            : null;
    }

    // A hole is a word in braces; a brace alone is one that is spoken of.
    private static (string[] Between, string[] Holes) Parts(string english)
    {
        var (between, holes, start) = (new List<string>(), new List<string>(), 0);
        for (var open = english.IndexOf('{', StringComparison.Ordinal); open >= 0;
            open = english.IndexOf('{', start))
        {
            var close = english.IndexOf('}', open);
            between.Add(english[start..open]);
            holes.Add(english[(open + 1)..close]);
            start = close + 1;
        }

        return ([.. between, english[start..]], [.. holes]);
    }

    // What stands between two holes may stand in one of them, too: every place is tried at which a hole can begin. From
    // the last hole to the first: numbers and times, which are soon ruled out, stand behind reasons, which are not.
    private bool Fill(int hole, string rest, (string About, int Depth) where, object[] said)
    {
        if (hole == 0)
        {
            return Put(hole, rest, where, said);
        }

        var before = _between[hole];
        for (var at = rest.LastIndexOf(before, StringComparison.Ordinal);
            at >= 0 && rest.Length - at - before.Length <= Hole.Longest(_holes[hole]);
            at = at == 0 ? -1 : rest.LastIndexOf(before, at + before.Length - 2, StringComparison.Ordinal))
        {
            if (Put(hole, rest[(at + before.Length)..], where, said) && Fill(hole - 1, rest[..at], where, said))
            {
                return true;
            }
        }

        return false;
    }

    private bool Put(int hole, string text, (string About, int Depth) where, object[] said)
    {
        if (text.Length == 0 || Hole.Say(_holes[hole], text, where.About, where.Depth) is not { } chinese)
        {
            return false;
        }

        said[hole] = chinese;
        return true;
    }
}
