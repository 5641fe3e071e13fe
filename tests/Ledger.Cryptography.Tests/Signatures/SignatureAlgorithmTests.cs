using CsCheck;

namespace Ledger.Cryptography.Tests;

public sealed class SignatureAlgorithmTests
{
    public static TheoryData<string> Names => ["p256", "secp256k1", "sm2", "ed25519"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_signature_is_of_one_key_and_one_message(string name)
    {
        var key = PrivateKey.Generate(Find(name));
        var other = PrivateKey.Generate(Find(name)).PublicKey;
        Gen.Byte.Array[0, 200].Sample(
            message =>
            {
                var signature = key.Sign(message);
                return key.PublicKey.Verify(message, signature)
                    && !key.PublicKey.Verify([.. message, 0], signature)
                    && !other.Verify(message, signature);
            },
            iter: 50);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_signature_with_any_bit_changed_is_refused(string name)
    {
        var key = PrivateKey.Generate(Find(name));
        var signature = key.Sign("message"u8);
        for (var bit = 0; bit < 8 * signature.Length; bit++)
        {
            var changed = signature.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.False(key.PublicKey.Verify("message"u8, changed), $"bit {bit}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_key_of_another_algorithm_neither_verifies_nor_signs(string name)
    {
        var key = PrivateKey.Generate(Find(name));
        foreach (var algorithm in Names.Select(row => Find(row.Data)).Where(a => a != key.PublicKey.Algorithm))
        {
            Assert.False(algorithm.Verify(key.PublicKey, "message"u8, key.Sign("message"u8)));
            Assert.Throws<ArgumentException>(() => algorithm.Sign(key, "message"u8));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_key_serves_many_threads(string name)
    {
        var key = PrivateKey.Generate(Find(name));

        var wrong = Enumerable.Range(0, 400).AsParallel().WithDegreeOfParallelism(8).Count(i =>
        {
            var message = BitConverter.GetBytes(i);
            return !key.PublicKey.Verify(message, key.Sign(message));
        });

        Assert.Equal(0, wrong);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_key_comes_back_from_its_encodings(string name)
    {
        var key = PrivateKey.Generate(Find(name));

        Assert.Equal(key.PublicKey, PrivateKey.Import(Find(name), key.Export()).PublicKey);
        Assert.True(PublicKey.TryReadSpki(key.PublicKey.ToSpki(), out var fromSpki));
        Assert.True(PublicKey.TryReadRaw(Find(name), key.PublicKey.Raw, out var fromRaw));
        Assert.Equal(key.PublicKey, fromSpki);
        Assert.Equal(key.PublicKey, fromRaw);
        Assert.Equal(key.PublicKey.GetHashCode(), fromRaw.GetHashCode());
        Assert.Equal(DigestAlgorithm.Sha256.Hash(key.PublicKey.ToSpki()), key.PublicKey.Id);
        Assert.NotEqual(key.PublicKey, PrivateKey.Generate(Find(name)).PublicKey);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_secret_of_another_length_is_refused(string name)
    {
        Assert.False(PrivateKey.TryImport(Find(name), new byte[31], out _));
        Assert.False(PrivateKey.TryImport(Find(name), [.. Enumerable.Repeat((byte)1, 33)], out _));
        Assert.Throws<ArgumentException>(() => PrivateKey.Import(Find(name), []));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("P256")]
    [InlineData("Ed25519")]
    [InlineData("rsa")]
    public void An_unknown_name_finds_no_algorithm(string? name) =>
        Assert.False(SignatureAlgorithm.TryGet(name, out _));

    [Fact]
    public void A_recovered_key_is_the_signers()
    {
        var key = PrivateKey.Generate(SignatureAlgorithm.Secp256k1);
        Gen.Byte.Array[32].Sample(
            bytes =>
            {
                var signature = Secp256k1Recoverable.SignDigest(key, Digest.Read(bytes));
                var recovered = Secp256k1Recoverable.TryRecover(Digest.Read(bytes), signature, out var signer);
                signature[^1] ^= 27 ^ 28;
                var turned = Secp256k1Recoverable.TryRecover(Digest.Read(bytes), signature, out var other);
                return recovered && key.PublicKey.Equals(signer) && !(turned && key.PublicKey.Equals(other));
            },
            iter: 50);
    }

    [Fact]
    public void Only_keys_of_secp256k1_sign_recoverably_and_have_addresses()
    {
        var key = PrivateKey.Generate(SignatureAlgorithm.P256);

        Assert.Throws<ArgumentException>(() => Secp256k1Recoverable.SignDigest(key, default));
        Assert.Throws<ArgumentException>(() => Secp256k1Recoverable.Address(key.PublicKey));
    }

    private static SignatureAlgorithm Find(string name) =>
        SignatureAlgorithm.TryGet(name, out var algorithm) ? algorithm : throw new ArgumentException(name);
}
