using System.Text;
using CsCheck;
using Ledger.Evidence.Manifests;

namespace Ledger.Evidence.Tests.Manifests;

public sealed class ManifestPathTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("a/b/c.csv")]
    [InlineData("...")]
    [InlineData(" ")]
    [InlineData("数据/𠮷野家.csv")]
    public void Names_that_people_give_files_are_paths(string path) => Assert.True(ManifestPath.IsValid(path));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/..")]
    [InlineData("a/./b")]
    [InlineData("a\\b")]
    [InlineData("a\0b")]
    [InlineData("a\u202eb")]
    [InlineData("cafe\u0301")]
    public void Everything_else_is_none(string? path) => Assert.False(ManifestPath.IsValid(path));

    [Fact]
    public void A_lone_surrogate_is_none() => Assert.False(ManifestPath.IsValid("a\ud842"));

    [Fact]
    public void Lengths_are_counted_in_bytes_of_UTF_8()
    {
        var longest = string.Join('/', Enumerable.Repeat(new string('x', 255), 16));

        Assert.Equal(ManifestPath.MaxBytes - 1, longest.Length);
        Assert.True(ManifestPath.IsValid(longest));
        Assert.False(ManifestPath.IsValid(longest + "/x"));
        Assert.True(ManifestPath.IsValid(new string('据', 85)));
        Assert.False(ManifestPath.IsValid(new string('据', 86)));
    }

    [Fact]
    public void The_order_is_that_of_UTF_8_bytes()
    {
        string[] letters = ["a", "b", "/", "é", "据", "\ue000", "\uff21", "𠮷", "\U0010fffd"];
        var texts = Gen.Int[0, letters.Length - 1].Array[0, 4].Select(
            chosen => string.Concat(chosen.Select(i => letters[i])));

        Gen.Select(texts, texts).Sample((left, right) => Assert.Equal(
            Math.Sign(Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right))),
            Math.Sign(ManifestPath.Compare(left, right))));
    }
}
