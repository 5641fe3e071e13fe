namespace Ledger.Cryptography.Tests;

public sealed class NfcTests
{
    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("中文")]
    [InlineData("\u00e9")]
    [InlineData("x\u0301")]
    [InlineData("\u0301")]
    [InlineData("x\u0323\u0301")]
    [InlineData("\uac00")]
    [InlineData("\uac01\u11a8")]
    [InlineData("\u1161\u1100")]
    [InlineData("\u0915\u093c")]
    [InlineData("\u1e0b\u0323\u0300", false)]
    [InlineData("\u1e0d\u0307")]
    [InlineData("e\u0301", false)]
    [InlineData("e\u0334\u0301", false)]
    [InlineData("e\u0327\u0301", false)]
    [InlineData("\u0229\u0301")]
    [InlineData("x\u0301\u0323", false)]
    [InlineData("\u00e1\u0323", false)]
    [InlineData("\u1100\u1161", false)]
    [InlineData("\uac00\u11a8", false)]
    [InlineData("\u212b", false)]
    [InlineData("\uf900", false)]
    [InlineData("\u0958", false)]
    [InlineData("\u0344", false)]
    [InlineData("\u0f73", false)]
    [InlineData("\ud804\udc99\ud804\udcba", false)]
    [InlineData("\ud834\udd5e", false)]
    public void Text_is_in_normalisation_form_c_or_not(string text, bool expected = true) =>
        Assert.Equal(expected, Nfc.Is(text));

    [Fact]
    public void A_long_run_of_marks_is_judged_in_reasonable_time()
    {
        // Quadratic ordering of so many marks would take 10^10 steps.
        var marks = string.Concat(Enumerable.Repeat("\u0323", 100_000));

        Assert.False(Nfc.Is("e" + marks + "\u0301\u0301"));
        Assert.True(Nfc.Is("x" + marks + "\u0301"));
    }

    [Fact]
    public void The_check_does_not_ask_the_platform_which_knows_nothing_here() =>
        Assert.True("e\u0301".IsNormalized() && !Nfc.Is("e\u0301"));
}
