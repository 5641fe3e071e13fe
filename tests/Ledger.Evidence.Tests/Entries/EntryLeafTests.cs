using System.Text;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Tests.Entries;

public sealed class EntryLeafTests
{
    public static TheoryData<string, string, bool> Cases => [.. Vectors.Load("entry").Items("cases")
        .Select(item => (item.Text("name"), item.Text("leaf"), item.GetProperty("valid").GetBoolean()))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_leaf_is_read_exactly_when_it_follows_every_rule(string name, string leaf, bool valid)
    {
        var read = EntryLeaf.TryRead(Encoding.UTF8.GetBytes(leaf), out var found, out var error);

        Assert.True(read == valid, $"{name}: {error}");
        Assert.Equal(valid, found is not null);
        Assert.Equal(valid, error is null);
    }

    [Fact]
    public void A_leaf_that_was_read_writes_the_same_bytes_and_hashes()
    {
        foreach (var item in Vectors.Load("entry").Items("cases").Where(item => item.GetProperty("valid").GetBoolean()))
        {
            Assert.True(EntryLeaf.TryRead(item.Bytes("leaf"), out var leaf, out _));

            var finished = FinishedEntry.Of(leaf);

            Assert.Equal(item.Text("leaf"), Encoding.UTF8.GetString(finished.Bytes.Span));
            Assert.Equal(item.Digests(), finished.Hashes);
        }
    }

    [Fact]
    public void A_scan_sees_the_effects_and_the_map_that_a_reading_sees()
    {
        foreach (var item in Vectors.Load("entry").Items("cases").Where(item => item.GetProperty("valid").GetBoolean()))
        {
            Assert.True(EntryLeaf.TryRead(item.Bytes("leaf"), out var leaf, out _));
            var effects = new List<ScannedEffect>();

            Assert.Equal(leaf.Map, EffectScan.Read(item.Bytes("leaf"), effects));
            Assert.Equal(
                leaf.Effects.Select(read => (read.Key.ToString(), read.Version, Convert.ToHexString(read.Value.Span))),
                effects.Select(seen => (seen.Key, seen.Version, Convert.ToHexString(seen.Value.Span))));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"effects\":[{\"key\":\"a\"}],\"origin\":\"o\"}")]
    [InlineData("{\"effects\":[],\"map\":{\"size\":\"1\"},\"origin\":\"o\"}")]
    [InlineData("{\"effects\":[],\"orig")]
    public void What_was_never_accepted_cannot_be_scanned(string text) =>
        Assert.Throws<FormatException>(() => EffectScan.Read(Encoding.UTF8.GetBytes(text), new List<ScannedEffect>()));

    [Fact]
    public void Every_byte_of_a_leaf_counts()
    {
        var good = Vectors.Load("entry").Items("cases").First().Bytes("leaf");
        for (var at = 0; at < good.Length; at++)
        {
            var changed = good.ToArray();
            changed[at] ^= 0x80;

            Assert.False(EntryLeaf.TryRead(changed, out _, out _), $"byte {at}");
        }
    }

    [Fact]
    public void A_leaf_of_invalid_utf_8_is_refused() =>
        Assert.False(EntryLeaf.TryRead([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d], out _, out _));
}
