using System.Globalization;
using System.Text.Json;
using CsCheck;
using Ledger.Evidence.Evm;
using Ledger.Evidence.Mirror;

namespace Ledger.Evidence.Tests.Mirror;

public sealed class MirrorCommitTests
{
    [Fact]
    public void Every_vector_has_its_digest_and_signature()
    {
        foreach (var vector in Vectors.Load("mirror").Items("commits"))
        {
            var (commit, domain, key) = Read(vector);

            Assert.Equal(vector.Digest("originHash"), MirrorCommit.OriginOf(vector.Text("origin")));
            Assert.Equal(vector.Digest("digest"), commit.DigestFor(domain));
            Assert.Equal(
                vector.Text("signature"),
                Convert.ToHexStringLower(Secp256k1Recoverable.SignDigest(key, commit.DigestFor(domain))));
        }
    }

    [Fact]
    public void A_signed_commit_verifies_for_its_instance_key_and_operations_only()
    {
        var (commit, domain, key) = Read(Vectors.Load("mirror").Items("commits").First());
        byte[] operations = [1, 0, 0];
        var signed = SignedCommit.Sign(
            commit with { OperationsDigest = DigestAlgorithm.Keccak256.Hash(operations) }, operations, domain, key);

        Assert.True(signed.Verify(domain, key.PublicKey));
        Assert.False(signed.Verify(domain with { ChainId = 1 }, key.PublicKey));
        Assert.False(signed.Verify(domain with { Contract = default }, key.PublicKey));
        Assert.False(signed.Verify(domain, PrivateKey.Generate(SignatureAlgorithm.Secp256k1).PublicKey));
        Assert.False((signed with { Operations = new byte[] { 1, 0, 1 } }).Verify(domain, key.PublicKey));
        Assert.False((signed with { Commit = signed.Commit with { To = 9 } }).Verify(domain, key.PublicKey));
        Assert.False((signed with { Commit = signed.Commit with { Voided = true } }).Verify(domain, key.PublicKey));
        Assert.Throws<ArgumentException>(() => SignedCommit.Sign(commit, operations, domain, key));
    }

    [Fact]
    public void A_changed_bit_of_the_signature_verifies_nothing()
    {
        var (commit, domain, key) = Read(Vectors.Load("mirror").Items("commits").First());
        byte[] operations = [1, 0, 0];
        var signed = SignedCommit.Sign(
            commit with { OperationsDigest = DigestAlgorithm.Keccak256.Hash(operations) }, operations, domain, key);
        Gen.Int[0, (65 * 8) - 1].Sample(bit =>
        {
            var changed = signed.Signature.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False((signed with { Signature = changed }).Verify(domain, key.PublicKey));
        });
    }

    private static (MirrorCommit Commit, MirrorDomain Domain, PrivateKey Key) Read(JsonElement vector) => (
        new MirrorCommit(
            vector.Digest("originHash"),
            Number(vector, "from"),
            Number(vector, "to"),
            vector.Digest("sha256Root"),
            vector.Digest("sm3Root"),
            vector.Digest("operationsDigest"),
            vector.GetProperty("voided").GetBoolean()),
        new MirrorDomain(Number(vector, "chainId"), EvmAddress.Parse("0x" + vector.Text("contract"))),
        PrivateKey.Import(SignatureAlgorithm.Secp256k1, vector.FromHex("privateKey")));

    private static ulong Number(JsonElement vector, string name) =>
        ulong.Parse(vector.GetProperty(name).ToString(), CultureInfo.InvariantCulture);
}
