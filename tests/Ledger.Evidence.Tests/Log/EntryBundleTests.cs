using CsCheck;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Tests.Log;

public sealed class EntryBundleTests
{
    [Fact]
    public void A_bundle_is_what_the_standard_says()
    {
        foreach (var item in Vectors.Load("tile").Items("bundles"))
        {
            var leaves = item.Items("leaves").Select(leaf => Convert.FromHexString(leaf.GetString()!));

            Assert.Equal(item.FromHex("bundle"), EntryBundle.Of([.. leaves]));
        }
    }

    [Fact]
    public void Near_misses_are_refused() => Assert.All(
        Vectors.Load("tile").Items("badBundles"),
        item => Assert.False(EntryBundle.TryRead(item.FromHex("bundle"), item.GetProperty("width").GetInt32(), out _)));

    [Fact]
    public void What_was_bundled_is_read_back() =>
        Gen.Byte.Array[1, 300].Array[1, 256].Sample(leaves =>
        {
            var bundle = EntryBundle.Of([.. leaves.Select(leaf => (ReadOnlyMemory<byte>)leaf)]);

            Assert.True(EntryBundle.TryRead(bundle, leaves.Length, out var read));
            Assert.Equal(leaves, read.Select(leaf => leaf.ToArray()));
            Assert.False(EntryBundle.TryRead(bundle, leaves.Length - 1, out _));
            Assert.False(EntryBundle.TryRead(bundle, leaves.Length + 1, out _));
        });

    [Theory]
    [InlineData(0)]
    [InlineData(65536)]
    public void Leaves_that_do_not_fit_the_prefix_are_not_written(int length) =>
        Assert.Throws<ArgumentException>(() => EntryBundle.Of([new byte[length]]));
}
