using System.Text.Json;
using CsCheck;
using Ledger.Evidence.Evm;

namespace Ledger.Evidence.Tests.Evm;

public sealed class QbftSealsTests
{
    private static readonly JsonElement Vector = Vectors.Load("header").GetProperty("qbft");

    private static readonly EvmAddress[] Validators =
        [.. Vector.Items("validators").Select(address => EvmAddress.Parse("0x" + address.GetString()))];

    [Fact]
    public void A_real_header_with_three_seals_of_four_is_final()
    {
        var header = Decode(Vector.FromHex("header"));

        Assert.True(QbftSeals.TryBlockHash(header, out var hash));
        Assert.Equal(Vector.Digest("blockHash"), hash);
        Assert.True(QbftSeals.Verify(header, Validators));
        Assert.True(new EvmSealRule.Qbft([new ValidatorSet(0, Validators)]).TryAccept(header, out hash));
        Assert.Equal(Vector.Digest("blockHash"), hash);
    }

    /// <summary>The header is block 7528.</summary>
    [Theory]
    [InlineData(true, 7528, 7529)]
    [InlineData(true, 0, 7529)]
    [InlineData(false, 0, 7528)]
    [InlineData(false, 7529, 9000)]
    public void The_set_in_force_at_a_height_seals_it_and_no_other(bool accepted, ulong ours, ulong others)
    {
        var rule = new EvmSealRule.Qbft([new ValidatorSet(ours, Validators), new ValidatorSet(others, [default])]);

        Assert.Equal(accepted, rule.TryAccept(Decode(Vector.FromHex("header")), out _));
    }

    [Fact]
    public void Other_validators_than_the_anchors_name_seal_nothing()
    {
        var header = Decode(Vector.FromHex("header"));

        Assert.False(QbftSeals.Verify(header, []));
        Assert.False(QbftSeals.Verify(header, Validators[..3]));
        Assert.False(QbftSeals.Verify(header, [.. Validators, default]));
        Assert.False(QbftSeals.Verify(header, [.. Validators[..3], Validators[0]]));
        Assert.False(QbftSeals.Verify(header, [.. Validators[..3], default]));
    }

    [Fact]
    public void The_seal_of_a_revoked_validator_does_not_count()
    {
        var header = Decode(Vector.FromHex("header"));
        var signers = Vector.Items("recovered")
            .Select(address => EvmAddress.Parse("0x" + address.GetString())).ToList();

        Assert.True(QbftSeals.Verify(header, Validators, [.. Validators.Except(signers)]));
        Assert.False(QbftSeals.Verify(header, Validators, signers[0]));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    [InlineData(5, 4)]
    [InlineData(6, 4)]
    [InlineData(7, 5)]
    public void A_quorum_is_two_thirds_rounded_up(int validators, int quorum) =>
        Assert.Equal(quorum, QbftSeals.Quorum(validators));

    [Fact]
    public void Two_seals_of_four_one_seal_twice_and_a_foreign_seal_are_no_quorum()
    {
        var seals = Seals();
        var foreign = PrivateKey.Generate(SignatureAlgorithm.Secp256k1);
        var stray = Secp256k1Recoverable.SignDigest(foreign, Vector.Digest("commitHash"));
        stray[64] -= 27;

        Assert.True(QbftSeals.Verify(WithSeals(seals), Validators));
        Assert.False(QbftSeals.Verify(WithSeals(seals[..2]), Validators));
        Assert.False(QbftSeals.Verify(WithSeals([seals[0], seals[1], seals[1]]), Validators));
        Assert.False(QbftSeals.Verify(WithSeals([.. seals, stray]), Validators));
        Assert.False(QbftSeals.Verify(WithSeals([seals[0], seals[1], seals[2][..64]]), Validators));
    }

    [Fact]
    public void A_header_that_is_no_qbft_header_has_no_seals()
    {
        var header = Decode(Vectors.Load("header").Items("headers").Last().FromHex("header"));

        Assert.False(QbftSeals.TryBlockHash(header, out _));
        Assert.False(QbftSeals.Verify(header, Validators));
    }

    [Fact]
    public void A_changed_bit_anywhere_unseals_the_header()
    {
        var encoded = Vector.FromHex("header");
        Gen.Int[0, (encoded.Length * 8) - 1].Sample(bit =>
        {
            var changed = encoded.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(BlockHeader.TryDecode(changed, out var header) && QbftSeals.Verify(header, Validators));
        });
    }

    private static BlockHeader Decode(byte[] encoded) =>
        BlockHeader.TryDecode(encoded, out var header) ? header : throw new FormatException();

    private static byte[][] Seals() => [.. Vector.Items("seals").Select(s => Convert.FromHexString(s.GetString()!))];

    private static BlockHeader WithSeals(byte[][] seals)
    {
        Assert.True(RlpItem.TryDecode(Vector.FromHex("header"), out var item));
        byte[][] fields = [.. item.Items!.Select(field => field.Encoded.ToArray())];
        Assert.True(RlpItem.TryDecode(item.Items![12].Content, out var extra));
        byte[][] parts = [.. extra.Items!.Select(part => part.Encoded.ToArray())];
        parts[4] = Rlp.List([.. seals.Select(seal => Rlp.Bytes(seal))]);
        fields[12] = Rlp.Bytes(Rlp.List(parts));
        return Decode(Rlp.List(fields));
    }
}
