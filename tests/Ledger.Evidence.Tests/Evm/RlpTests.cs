using System.Numerics;
using System.Text.Json;
using CsCheck;
using Ledger.Evidence.Evm;

namespace Ledger.Evidence.Tests.Evm;

public sealed class RlpTests
{
    [Fact]
    public void Every_vector_encodes_to_its_bytes_and_decodes_back()
    {
        foreach (var vector in Vectors.Load("rlp").Items("valid"))
        {
            var encoded = vector.FromHex("encoded");

            Assert.Equal(encoded, Encode(vector.GetProperty("value")));
            Assert.True(RlpItem.TryDecode(encoded, out var item));
            Assert.Equal(encoded, Encode(item));
        }
    }

    [Fact]
    public void Every_other_form_is_refused() => Assert.All(
        Vectors.Load("rlp").Items("invalid"),
        vector => Assert.False(RlpItem.TryDecode(vector.FromHex("encoded"), out _), vector.Text("name")));

    [Fact]
    public void A_long_string_has_three_length_bytes()
    {
        var encoded = Rlp.Bytes(new byte[65_536]);

        Assert.Equal([0xba, 0x01, 0x00, 0x00], encoded[..4]);
        Assert.True(RlpItem.TryDecode(encoded, out _));
    }

    [Theory]
    [InlineData("00")]
    [InlineData("820001")]
    [InlineData("89010000000000000000")]
    [InlineData("c0")]
    public void A_scalar_of_64_bits_has_one_form(string encoded)
    {
        Assert.True(RlpItem.TryDecode(Convert.FromHexString(encoded), out var item));
        Assert.False(item.TryGetUInt64(out _));
    }

    [Fact]
    public void Scalars_survive() => Gen.ULong.Sample(value =>
    {
        Assert.Equal(Rlp.Scalar(value), Rlp.Scalar(new BigInteger(value)));
        Assert.True(RlpItem.TryDecode(Rlp.Scalar(value), out var item));
        Assert.True(item.TryGetUInt64(out var small));
        Assert.True(item.TryGetInteger(out var large));
        Assert.Equal(value, small);
        Assert.Equal(value, large);
    });

    [Fact]
    public void What_decodes_at_all_is_what_would_have_been_written() =>
        Gen.Byte.Array[0, 80].Sample(bytes =>
        {
            if (RlpItem.TryDecode(bytes, out var item))
            {
                Assert.Equal(bytes, Encode(item));
            }
        });

    private static byte[] Encode(RlpItem item) => item.IsList
        ? Rlp.List([.. item.Items.Select(Encode)])
        : Rlp.Bytes(item.Content.Span);

    private static byte[] Encode(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? Rlp.List([.. value.EnumerateArray().Select(Encode)])
        : Rlp.Bytes(Convert.FromHexString(value.GetString()!));
}
