using CsCheck;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Evm;

namespace Ledger.Evidence.Tests.Bundles;

public sealed class TrustAnchorsTests
{
    private static readonly TrustAnchors s_anchors = BundleWorld.Anchors with
    {
        Lanes =
        [
            BundleWorld.Anchors.Lanes[0] with
            {
                Validity = new Validity(
                    BundleWorld.Start, BundleWorld.Hour(9), new Revocation(BundleWorld.Hour(8), "superseded")),
            },
            .. BundleWorld.Anchors.Lanes.Skip(1),
        ],
        Chains =
        [
            new TrustedChain(31337, Hash(1), EvmAddress.Parse("0x" + new string('c', 40)), Hash(2),
                new EvmSealRule.TrustedHeaders(new HashSet<Digest> { Hash(3), Hash(4) })),
            new TrustedChain(1337, Hash(1), EvmAddress.Parse("0x" + new string('d', 40)), Hash(2),
                new EvmSealRule.Qbft(
                [
                    new ValidatorSet(0, [EvmAddress.Parse("0x" + new string('e', 40))]),
                    new ValidatorSet(7, [EvmAddress.Parse("0x" + new string('f', 40))]),
                ])
                {
                    Revoked =
                    [
                        new RevokedValidator(
                            EvmAddress.Parse("0x" + new string('f', 40)), BundleWorld.Hour(1), "superseded"),
                    ],
                })
            {
                Retired = 12,
            },
        ],
    };

    public static TheoryData<string> Names =>
        new(Vectors.Load("anchors").Items("cases").Select(vector => vector.Text("name")));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_vector_is_read_or_refused(string name)
    {
        var vector = Vectors.Load("anchors").Items("cases").Single(one => one.Text("name") == name);
        var bytes = vector.Bytes("text");
        Assert.Equal(vector.GetProperty("valid").GetBoolean(), TrustAnchors.TryRead(bytes, out var read, out _));
        Assert.Equal(read is null ? null : bytes, read?.ToBytes());
    }

    [Fact]
    public void Anchors_of_the_earlier_form_are_named_as_such()
    {
        Assert.False(TrustAnchors.TryRead("{\"format\":\"ledger-anchors@v1\"}"u8, out _, out var error));
        Assert.Contains("ledger-anchors@v1", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Anchors_are_read_back_and_have_one_form()
    {
        var bytes = s_anchors.ToBytes();
        Assert.True(TrustAnchors.TryRead(bytes, out var read, out var error), error);
        Assert.Equal(bytes, read.ToBytes());
        Assert.False(TrustAnchors.TryRead([.. bytes, (byte)'\n'], out _, out _));
    }

    [Fact]
    public void A_key_serves_one_purpose()
    {
        var used = new TrustedKey(s_anchors.Lanes[0].Key, new Validity(BundleWorld.Start));
        var twice = s_anchors with { BundleKeys = [used] };
        Assert.False(TrustAnchors.TryRead(twice.ToBytes(), out _, out _));
        Assert.False(TrustAnchors.TryRead((s_anchors with { Lanes = [] }).ToBytes(), out _, out _));
        Assert.False(TrustAnchors.TryRead((s_anchors with { BundleKeys = [] }).ToBytes(), out _, out _));
    }

    [Theory]
    [InlineData("\"sets\":[{\"from\":\"0\"", "\"sets\":[{\"from\":\"7\"")]
    [InlineData("\"from\":\"7\"", "\"from\":\"0\"")]
    [InlineData("\"from\":\"7\"", "\"from\":\"07\"")]
    [InlineData("\"retired\":\"12\"", "\"retired\":12")]
    [InlineData("\"retired\":\"12\"", "\"retired\":\"-1\"")]
    [InlineData("[\"0xffffffffffffffffffffffffffffffffffffffff\"]", "[]")]
    public void Sets_ascend_and_are_not_empty(string old, string replacement)
    {
        var text = System.Text.Encoding.UTF8.GetString(s_anchors.ToBytes());
        var changed = text.Replace(old, replacement, StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        Assert.False(TrustAnchors.TryRead(System.Text.Encoding.UTF8.GetBytes(changed), out _, out _));
    }

    [Fact]
    public void No_bytes_make_reading_throw()
    {
        var bytes = s_anchors.ToBytes();
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte).Sample((at, put) =>
        {
            var changed = bytes.ToArray();
            changed[at] = put;
            return !TrustAnchors.TryRead(changed, out var read, out _)
                || read.ToBytes().AsSpan().SequenceEqual(changed);
        });
    }

    private static Digest Hash(byte value) => DigestAlgorithm.Sha256.Hash([value]);
}
