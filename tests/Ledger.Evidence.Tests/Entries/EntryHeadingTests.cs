using System.Text;
using CsCheck;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Tests.Entries;

public sealed class EntryHeadingTests
{
    [Fact]
    public void A_heading_says_what_the_whole_leaf_says()
    {
        foreach (var item in Vectors.Load("entry").Items("cases").Where(item => item.GetProperty("valid").GetBoolean()))
        {
            AssertAgrees(item.Bytes("leaf"));
        }

        Drafts.Any.Sample(draft => AssertAgrees(draft.Finish(DateTimeOffset.UnixEpoch, null).Bytes.ToArray()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"type\":7,\"writes\":[{\"stream\":\"log\",\"version\":\"1\"}]}")]
    [InlineData("{\"type\":\"a\"}")]
    [InlineData("{\"type\":\"a\",\"writes\":[]}")]
    [InlineData("{\"type\":\"a\",\"writes\":[{\"stream\":\"nowhere\",\"version\":\"1\"}]}")]
    [InlineData("{\"type\":\"a\",\"writes\":[{\"stream\":\"log\",\"version\":\"-1\"}]}")]
    [InlineData("{\"type\":\"a\",\"writes\":[{\"stream\":\"log\",\"version\":\"18446744073709551616\"}]}")]
    [InlineData("{\"type\":\"a\",\"writes\":[{\"version\":\"1\",\"stream\":\"log\"}]}")]
    [InlineData("{\"type\":\"a\",\"writes\":[{\"stream\":\"log\",\"version\":\"1\"}],\"x\":1}")]
    [InlineData("{\"type\":\"a\",\"writes\":[{\"stream\":\"log\",\"version\":\"1\"}")]
    public void What_was_never_accepted_has_no_heading(string text) =>
        Assert.Throws<FormatException>(() => EntryHeading.Read(0, Encoding.UTF8.GetBytes(text)));

    private static void AssertAgrees(byte[] bytes)
    {
        Assert.True(EntryLeaf.TryRead(bytes, out var leaf, out var error), error);
        Assert.Equal(new EntryHeading(7, leaf.Type, [.. leaf.Writes]), EntryHeading.Read(7, bytes));
    }
}
