namespace Ledger.Cryptography.Tests;

public sealed class SignatureAlgorithmTests
{
    public static TheoryData<string> Names => ["p256", "secp256k1", "sm2", "ed25519"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_signature_verifies_with_its_own_key_and_message_only(string name)
    {
        var algorithm = Find(name);
        var key = PrivateKey.Generate(algorithm);
        var signature = key.Sign("message"u8);

        Assert.True(key.PublicKey.Verify("message"u8, signature));
        Assert.False(key.PublicKey.Verify("messagf"u8, signature));
        Assert.False(PrivateKey.Generate(algorithm).PublicKey.Verify("message"u8, signature));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_key_survives_export_and_import(string name)
    {
        var key = PrivateKey.Generate(Find(name));

        Assert.Equal(key.PublicKey, PrivateKey.Import(Find(name), key.Export()).PublicKey);
        Assert.True(PublicKey.TryReadSpki(key.PublicKey.ToSpki(), out var read));
        Assert.Equal(key.PublicKey, read);
    }

    private static SignatureAlgorithm Find(string name) =>
        SignatureAlgorithm.TryGet(name, out var algorithm) ? algorithm : throw new ArgumentException(name);
}
