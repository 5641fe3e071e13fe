using CsCheck;

namespace Ledger.Certificates.Tests;

public sealed class TextBreakerTests
{
    private static readonly string[] s_pieces =
        ["数", "据", "𠮷", "，", "。", "a", "word", " ", "1", "）", "《", "e\u0301"];

    private static readonly Gen<string> s_text = Gen.Int[0, s_pieces.Length - 1].Select(n => s_pieces[n])
        .Array[0, 60].Select(string.Concat);

    [Fact]
    public void No_line_is_too_wide_and_no_character_is_lost() => s_text.Sample(text =>
    {
        var lines = TextBreaker.Break(text, 10, Width);

        Assert.Equal(text.Replace(" ", ""), string.Concat(lines).Replace(" ", ""));
        Assert.All(lines, line => Assert.True(Width(line) <= 10, line));
        Assert.All(lines, line => Assert.True(line.Length == 0 || !char.IsLowSurrogate(line[0]), line));
    });

    [Fact]
    public void Words_stay_whole_and_marks_with_what_they_open_or_close()
    {
        Assert.Equal(["one two", "three"], TextBreaker.Break("one two three", 8, Width));
        Assert.Equal(["数据产", "权，登", "记。"], TextBreaker.Break("数据产权，登记。", 3, Width));
        Assert.Equal(["数据", "产，权"], TextBreaker.Break("数据产，权", 3, Width));
        Assert.Equal(["数据", "《产", "权》"], TextBreaker.Break("数据《产权》", 3, Width));
        Assert.Equal(["abcde", "fgh"], TextBreaker.Break("abcdefgh", 5, Width));
        Assert.Equal(["abcde", "f）。"], TextBreaker.Break("abcdef）。", 6, Width));
        Assert.Equal(["a", "", "b"], TextBreaker.Break("a\n\nb", 5, Width));
    }

    private static float Width(string text) => new System.Globalization.StringInfo(text).LengthInTextElements;
}
