namespace Ledger.Cryptography.Tests;

public sealed class OpenSslTests : IDisposable
{
    private static readonly byte[] s_message = "a message for both, 一份报文"u8.ToArray();
    private readonly OpenSsl _openSsl = new();

    public OpenSslTests() => _openSsl.Write("message", s_message);

    public static TheoryData<string> Names => ["p256", "secp256k1", "sm2", "ed25519"];

    public void Dispose() => _openSsl.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Openssl_verifies_what_we_sign(string name)
    {
        for (var i = 0; i < 3; i++)
        {
            var key = PrivateKey.Generate(Find(name));
            var signature = key.Sign(s_message);
            _openSsl.Write("key.der", key.PublicKey.ToSpki());
            _openSsl.Write("signature", name == "secp256k1" ? DerSignature.Write(signature) : signature);
            string[] verify =
                ["pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "key.der", "-sigfile", "signature"];

            _openSsl.Run([.. verify, "-rawin", "-in", "message", .. Options(name)]);
            _openSsl.Write("other", "another message"u8);
            Assert.False(_openSsl.Accepts([.. verify, "-rawin", "-in", "other", .. Options(name)]));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void We_verify_what_openssl_signs(string name)
    {
        _openSsl.Run(["genpkey", .. KeyOptions(name), "-out", "key.pem"]);
        _openSsl.Run("pkey", "-in", "key.pem", "-pubout", "-outform", "DER", "-out", "key.der");
        _openSsl.Run([
            "pkeyutl", "-sign", "-inkey", "key.pem", "-rawin", "-in", "message", "-out", "signature",
            .. Options(name)]);

        Assert.True(PublicKey.TryReadSpki(_openSsl.Read("key.der"), out var key));
        Assert.Equal(name, key.Algorithm.Name);
        Assert.Equal(_openSsl.Read("key.der"), key.ToSpki());
        Assert.True(key.Verify(s_message, OurForm(name, _openSsl.Read("signature"))));
        Assert.False(key.Verify("another message"u8, OurForm(name, _openSsl.Read("signature"))));
    }

    [Fact]
    public void A_signature_of_openssl_under_another_identity_is_none_of_ours()
    {
        _openSsl.Run(["genpkey", .. KeyOptions("sm2"), "-out", "key.pem"]);
        _openSsl.Run("pkey", "-in", "key.pem", "-pubout", "-outform", "DER", "-out", "key.der");
        _openSsl.Run(
            "pkeyutl", "-sign", "-inkey", "key.pem", "-rawin", "-in", "message", "-out", "signature",
            "-digest", "sm3", "-pkeyopt", "distid:8765432187654321");

        Assert.True(PublicKey.TryReadSpki(_openSsl.Read("key.der"), out var key));
        Assert.False(key.Verify(s_message, _openSsl.Read("signature")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public void Openssl_computes_the_same_sm3(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        _openSsl.Write("content", content);
        _openSsl.Run("dgst", "-sm3", "-binary", "-out", "digest", "content");

        Assert.Equal(_openSsl.Read("digest"), DigestAlgorithm.Sm3.Hash(content).ToArray());
        Assert.Equal(_openSsl.Read("digest"), new Sm3ManagedAlgorithm().Hash(content).ToArray());
    }

    private static string[] Options(string name) => name switch
    {
        "sm2" => ["-digest", "sm3", "-pkeyopt", "distid:1234567812345678"],
        "ed25519" => [],
        _ => ["-digest", "sha256"],
    };

    private static string[] KeyOptions(string name) => name switch
    {
        "ed25519" => ["-algorithm", "ED25519"],
        "sm2" => ["-algorithm", "SM2"],
        "p256" => ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
        _ => ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:secp256k1"],
    };

    // openssl writes either s; we accept the lower.
    private static byte[] OurForm(string name, byte[] signature)
    {
        if (name is not ("p256" or "secp256k1"))
        {
            return signature;
        }

        var pair = new byte[DerSignature.PairSize];
        Assert.True(DerSignature.TryRead(signature, pair));
        EcdsaPair.LowerS(name == "p256" ? Curve.P256 : Curve.Secp256k1, pair);
        return name == "p256" ? DerSignature.Write(pair) : pair;
    }

    private static SignatureAlgorithm Find(string name) =>
        SignatureAlgorithm.TryGet(name, out var algorithm) ? algorithm : throw new ArgumentException(name);
}
