using System.Globalization;
using System.Numerics;
using CsCheck;

namespace Ledger.Cryptography.Tests;

public sealed class P256Tests
{
    private static readonly P256Algorithm s_native = new(LibCryptoP256.Instance);
    private static readonly P256Algorithm s_platform = new(null);

    [Fact]
    public void Every_signature_gets_its_verdict_with_and_without_libcrypto()
    {
        var groups = Vectors.Load("signature.json").Items("groups").Where(item => item.Text("algorithm") == "p256");
        var cases = groups.SelectMany(group => group.Items("cases").Select(item => (Keys(group.Bytes("spki")), item)));
        Assert.NotEmpty(cases);
        foreach (var ((native, platform), item) in cases)
        {
            var valid = item.GetProperty("valid").GetBoolean();

            Assert.Equal(valid, native.Verify(item.Bytes("message"), item.Bytes("signature")));
            Assert.Equal(valid, platform.Verify(item.Bytes("message"), item.Bytes("signature")));
        }
    }

    [Fact]
    public void With_and_without_libcrypto_a_changed_pair_is_refused()
    {
        Assert.NotNull(LibCryptoP256.Instance);
        var key = PrivateKey.Generate(SignatureAlgorithm.P256);
        var (native, platform) = Keys(key.PublicKey.ToSpki());
        Span<byte> read = stackalloc byte[DerSignature.PairSize];
        Assert.True(DerSignature.TryRead(key.Sign("message"u8), read));
        var pair = read.ToArray();
        Gen.Select(Gen.Int[0, pair.Length - 1], Gen.Byte).Sample(
            (at, mask) =>
            {
                byte[] changed = [.. pair];
                changed[at] ^= mask;
                var der = DerSignature.Write(changed);
                return native.Verify("message"u8, der) == (mask == 0)
                    && platform.Verify("message"u8, der) == (mask == 0);
            },
            iter: 300);
    }

    // Whoever knows the secret finds r with e + rd = 0; then u1·G + u2·Q is no point, whatever s is.
    [Fact]
    public void A_signature_that_leads_to_the_point_at_infinity_is_refused_and_leaves_the_key_as_it_was()
    {
        var order = BigInteger.Parse(
            "0ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", NumberStyles.HexNumber,
            CultureInfo.InvariantCulture);
        var one = new byte[PrivateKey.Size];
        one[^1] = 1;
        var key = PrivateKey.Import(SignatureAlgorithm.P256, one);
        var e = new BigInteger(DigestAlgorithm.Sha256.Hash("message"u8).AsSpan(), isUnsigned: true, isBigEndian: true);
        var r = (order - (e % order)).ToByteArray(isUnsigned: true, isBigEndian: true);
        byte[] pair = [.. new byte[PrivateKey.Size - r.Length], .. r, .. one];
        var (native, platform) = Keys(key.PublicKey.ToSpki());

        Assert.False(native.Verify("message"u8, DerSignature.Write(pair)));
        Assert.False(platform.Verify("message"u8, DerSignature.Write(pair)));
        Assert.True(native.Verify("message"u8, key.Sign("message"u8)));
    }

    private static (PublicKey Native, PublicKey Platform) Keys(byte[] spki)
    {
        var raw = spki.AsSpan(s_native.SpkiPrefix.Length);
        Assert.True(PublicKey.TryReadRaw(s_native, raw, out var native));
        Assert.True(PublicKey.TryReadRaw(s_platform, raw, out var platform));
        return (native, platform);
    }
}
