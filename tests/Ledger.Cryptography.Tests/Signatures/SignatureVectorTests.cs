using System.Text.Json;

namespace Ledger.Cryptography.Tests;

public sealed class SignatureVectorTests
{
    private static readonly JsonElement s_vectors = Vectors.Load("signature.json");

    [Fact]
    public void Every_signature_gets_its_verdict()
    {
        var wrong =
            from @group in s_vectors.Items("groups")
            let key = Key(@group)
            from item in @group.Items("cases")
            where key.Verify(item.Bytes("message"), item.Bytes("signature")) != item.GetProperty("valid").GetBoolean()
            select $"{@group.Text("algorithm")}: {item.Text("name")}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_public_key_that_must_be_refused_is_refused()
    {
        var accepted = s_vectors.Items("refusedKeys")
            .Where(item => PublicKey.TryReadSpki(item.Bytes("spki"), out _))
            .Select(item => item.Text("name"));

        Assert.Empty(accepted);
    }

    [Fact]
    public void Every_secret_gives_its_public_key_or_is_refused()
    {
        foreach (var item in s_vectors.Items("secrets").Concat(s_vectors.Items("groups").Where(g => g.Has("secret"))))
        {
            var imported = PrivateKey.TryImport(item.SignatureAlgorithm(), item.Bytes("secret"), out var key);

            Assert.Equal(item.Has("spki"), imported);
            Assert.Equal(imported ? item.Text("spki") : null, imported ? Hex.Encode(key!.PublicKey.ToSpki()) : null);
        }
    }

    [Fact]
    public void Deterministic_signatures_are_met_byte_for_byte()
    {
        foreach (var item in s_vectors.Items("deterministic"))
        {
            var signature = item.Has("prehash")
                ? Secp256k1Recoverable.SignDigest(
                    PrivateKey.Import(SignatureAlgorithm.Secp256k1, item.Bytes("secret")), item.Digest("prehash"))
                : PrivateKey.Import(item.SignatureAlgorithm(), item.Bytes("secret")).Sign(item.Bytes("message"));

            Assert.Equal(item.Text("signature"), Hex.Encode(signature));
        }
    }

    [Fact]
    public void Every_recoverable_signature_gives_its_address_or_is_refused()
    {
        foreach (var item in s_vectors.Items("recover"))
        {
            var recovered = Secp256k1Recoverable.TryRecover(
                item.Digest("prehash"), item.Bytes("signature"), out var key);

            Assert.Equal(
                item.Has("address") ? item.Text("address") : null,
                recovered ? Hex.Encode(Secp256k1Recoverable.Address(key!)) : null);
        }
    }

    // GB/T 32918.5-2017 A.2 gives every intermediate value.
    [Fact]
    public void Sm2_meets_the_standards_example_value_by_value()
    {
        var example = s_vectors.Items("groups").Single(item => item.Has("nonce"));
        var key = PrivateKey.Import(SignatureAlgorithm.Sm2, example.Bytes("secret"));
        var message = example.Items("cases").First();

        var identityHash = Sm2Algorithm.IdentityHash(key.PublicKey.Raw[1..]);
        var signature = Sm2Algorithm.SignWith(
            key,
            Sm2Algorithm.MessageHash(identityHash, message.Bytes("message")),
            Curve.Integer(example.Bytes("nonce")));

        Assert.Equal(example.Digest("identityHash"), identityHash);
        Assert.Equal(message.Bytes("signature"), signature);
    }

    private static PublicKey Key(JsonElement item) =>
        PublicKey.TryReadSpki(item.Bytes("spki"), out var key) && key.Algorithm == item.SignatureAlgorithm()
            ? key
            : throw new FormatException(item.Text("spki"));
}
