using CsCheck;
using Ledger.Evidence.Evm;

namespace Ledger.Evidence.Tests.Evm;

public sealed class BlockHeaderTests
{
    [Fact]
    public void Headers_of_every_fork_decode_and_have_their_hash()
    {
        foreach (var vector in Vectors.Load("header").Items("headers"))
        {
            Assert.True(BlockHeader.TryDecode(vector.FromHex("header"), out var header), vector.Text("name"));
            Assert.Equal(vector.Digest("hash"), header.Hash);
            Assert.Equal(vector.GetProperty("number").GetUInt64(), header.Number);
            Assert.Equal(vector.Digest("stateRoot"), header.StateRoot);
            Assert.Equal(vector.Digest("receiptsRoot"), header.ReceiptsRoot);
        }
    }

    [Fact]
    public void A_field_more_fewer_longer_or_shorter_is_refused()
    {
        var newest = Vectors.Load("header").Items("headers").Last().FromHex("header");
        Assert.True(RlpItem.TryDecode(newest, out var item));
        byte[][] fields = [.. item.Items!.Select(field => field.Encoded.ToArray())];

        Refuse([.. fields, Rlp.Bytes(default(Digest))]);
        Refuse(fields[..19]);
        Refuse(fields[..18]);
        Refuse(fields[..14]);
        foreach (var i in Enumerable.Range(0, fields.Length).Where(i => i != 12))
        {
            Refuse([.. fields[..i], Rlp.Bytes([0x00, 0x01]), .. fields[(i + 1)..]]);
            Refuse([.. fields[..i], Rlp.List(), .. fields[(i + 1)..]]);
        }

        static void Refuse(byte[][] fields) => Assert.False(BlockHeader.TryDecode(Rlp.List(fields), out _));
    }

    [Fact]
    public void A_changed_bit_gives_another_hash_or_no_header()
    {
        var vector = Vectors.Load("header").Items("headers").Last();
        var encoded = vector.FromHex("header");
        Gen.Int[0, (encoded.Length * 8) - 1].Sample(bit =>
        {
            var changed = encoded.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(BlockHeader.TryDecode(changed, out var header) && header.Hash == vector.Digest("hash"));
        });
    }
}
