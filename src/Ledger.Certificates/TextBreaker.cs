using System.Globalization;

namespace Ledger.Certificates;

/// <summary>
/// Breaks text into lines. A character is what a reader takes for one (a text element), never half of it.
/// </summary>
internal static class TextBreaker
{
    // What no line may begin with.
    private const string Closing = "，。、；：？！）》」』”’…％,.;:?!)]}%";

    // What no line may end with.
    private const string Opening = "（《「『“‘([{";

    public static IReadOnlyList<string> Break(string text, float width, Func<string, float> measure)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            Break(paragraph, width, measure, lines);
        }

        return lines;
    }

    private static void Break(string text, float width, Func<string, float> measure, List<string> lines)
    {
        var line = "";
        foreach (var piece in Pieces(text))
        {
            if (line.Length > 0 && measure((line + piece).TrimEnd()) > width)
            {
                lines.Add(line.TrimEnd());
                line = piece.TrimStart();
            }
            else
            {
                line += piece;
            }

            // A word that is wider than a line is broken where it must be.
            while (measure(line.TrimEnd()) > width && Fitting(line, width, measure) is var fits && fits < line.Length)
            {
                lines.Add(line[..fits]);
                line = line[fits..];
            }
        }

        lines.Add(line.TrimEnd());
    }

    /// <summary>Words with the blank behind them, other characters alone, marks with what they open or close.
    /// </summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var piece = "";
        foreach (var element in Elements(text))
        {
            var joins = piece.Length > 0
                && (Closing.Contains(element[0]) || Opening.Contains(piece[^1])
                    || (IsWord(piece[^1]) && (IsWord(element[0]) || element == " ")));
            if (!joins && piece.Length > 0)
            {
                yield return piece;
                piece = "";
            }

            piece += element;
        }

        if (piece.Length > 0)
        {
            yield return piece;
        }
    }

    private static bool IsWord(char unit) => unit < 0x2e80 && unit != ' ' && !char.IsSurrogate(unit);

    private static IEnumerable<string> Elements(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            yield return elements.GetTextElement();
        }
    }

    /// <summary>How many characters fit, one element at the least.</summary>
    private static int Fitting(string line, float width, Func<string, float> measure)
    {
        var fits = 0;
        var cuts = new Stack<int>();
        foreach (var element in Elements(line))
        {
            if (fits > 0 && measure(line[..(fits + element.Length)]) > width)
            {
                // What closes goes over with the character that it stands behind.
                while (cuts.Count > 0 && Closing.Contains(line[fits]))
                {
                    fits = cuts.Pop();
                }

                return fits;
            }

            if (fits > 0)
            {
                cuts.Push(fits);
            }

            fits += element.Length;
        }

        return fits;
    }
}
