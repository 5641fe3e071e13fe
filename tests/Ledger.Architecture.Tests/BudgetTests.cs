using System.Text.RegularExpressions;

namespace Ledger.Architecture;

/// <summary>What a reader can hold in mind at once.</summary>
public sealed partial class BudgetTests
{
    private const int Columns = 120;
    private const int MethodLines = 40;

    private static readonly IReadOnlyList<SourceFile> Code = SourceFile.Under(["src"], ".cs");

    [Fact]
    public void Half_of_the_files_have_80_lines_or_fewer_and_19_of_20_have_250_or_fewer()
    {
        var lengths = Code.Select(file => file.Lines.Count).Order().ToList();

        Assert.InRange(lengths[lengths.Count / 2], 1, 80);
        Assert.InRange(lengths[lengths.Count * 19 / 20], 1, 250);
    }

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Require.None(Code.Where(file => file.Lines.Count > 400).Select(file => $"{file.Path}: {file.Lines.Count}"));

    [Fact]
    public void No_line_is_longer_than_120_columns() =>
        Require.None(SourceFile.Under(["src", "tests", "contracts", "tools", "chaincode"], ".cs", ".sol", ".mjs", ".js")
            .SelectMany(file => Numbered(file).Where(line => line.Text.Length > Columns)
                .Select(line => $"{file.Path}:{line.Number}")));

    [Fact]
    public void No_method_is_longer_than_40_lines() =>
        Require.None(Code.SelectMany(file => Blocks(file.Lines)
            .Where(block => block.Length > MethodLines)
            .Select(block => $"{file.Path}:{block.Line}: {block.Length} lines")));

    [Fact]
    public void The_measure_of_a_method_is_what_stands_between_its_braces()
    {
        string[] text = ["class C", "{", "    void M(int a)", "    {", "        a++;", "        a--;", "    }", "}"];

        Assert.Equal([(3, 2)], Blocks(text));
    }

    private static IEnumerable<(int Number, string Text)> Numbered(SourceFile file) =>
        file.Lines.Select((text, index) => (index + 1, text));

    // Braces stand on lines of their own, and what ends with a bracket before one is a method, an accessor or a
    // statement (a statement is shorter than the method it is in), or else an initialiser, whose closing brace does
    // not stand alone.
    private static IEnumerable<(int Line, int Length)> Blocks(IReadOnlyList<string> lines)
    {
        for (var open = 1; open < lines.Count; open++)
        {
            if (lines[open].Trim() != "{" || !Header().IsMatch(lines[open - 1]) || IsType(lines, open))
            {
                continue;
            }

            var end = lines[open].Replace('{', '}');
            var close = open + 1;
            while (close < lines.Count && !lines[close].StartsWith(end, StringComparison.Ordinal))
            {
                close++;
            }

            if (close == lines.Count || lines[close] == end)
            {
                yield return (open, close - open - 1);
            }
        }
    }

    // The header of a type may run over several lines (parameters of a primary constructor).
    private static bool IsType(IReadOnlyList<string> lines, int open)
    {
        var indent = lines[open].Length - lines[open].TrimStart().Length;
        for (var line = open - 1; line >= 0 && lines[line].Trim().Length > 0; line--)
        {
            if (lines[line].Length - lines[line].TrimStart().Length == indent && Type().IsMatch(lines[line]))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"(\)|\b(get|set|init|add|remove|else|do|try|finally))\s*(:.*|where.*)?$")]
    private static partial Regex Header();

    [GeneratedRegex(@"\b(class|struct|record|interface|enum)\s+\w")]
    private static partial Regex Type();
}
