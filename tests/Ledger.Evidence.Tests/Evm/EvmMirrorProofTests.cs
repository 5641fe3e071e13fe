using Ledger.Evidence.Bundles;
using Ledger.Evidence.Evm;

namespace Ledger.Evidence.Tests.Evm;

/// <summary>The proof of a chain in a bundle that a registry handed out.</summary>
public sealed class EvmMirrorProofTests
{
    private static readonly TrustedChain s_chain = Anchors().Chains.Single();
    private static readonly ReadOnlyMemory<byte> s_proof = Recorded();

    [Fact]
    public void A_recorded_proof_shows_code_and_keys_of_the_contract()
    {
        Assert.True(EvmMirrorProof.TryDecode(s_proof, out var proof));
        Assert.Equal(s_proof.ToArray(), proof.Encode());
        Assert.True(proof.TryVerify(s_chain.Contract, s_chain.Seal, out var facts, out var error), error);

        Assert.Equal(s_chain.CodeHash, facts.State!.CodeHash);
        Assert.Equal(["asset", "right", "right", "right"], facts.State.Keys.Select(key => key.Key.Split('/')[0]));
    }

    // Of the same node in several places every copy counts.
    [Fact]
    public void No_changed_byte_is_still_a_proof()
    {
        for (var at = 0; at < s_proof.Length; at++)
        {
            var changed = s_proof.ToArray();
            changed[at] ^= 1;

            Assert.False(
                EvmMirrorProof.TryDecode(changed, out var proof)
                && proof.TryVerify(s_chain.Contract, s_chain.Seal, out _, out _),
                $"byte {at}");
        }
    }

    [Fact]
    public void Each_header_must_be_believed()
    {
        Assert.True(EvmMirrorProof.TryDecode(s_proof, out var proof));
        byte[] other = [.. proof.State!.Header.ToArray()];
        other[^1] ^= 1;

        var state = proof with { State = proof.State with { Header = other } };
        Assert.False(state.TryVerify(s_chain.Contract, s_chain.Seal, out _, out var error));
        Assert.Contains("header of the state", error, StringComparison.Ordinal);
        var commit = proof with { Commit = proof.Commit with { Header = other } };
        Assert.False(commit.TryVerify(s_chain.Contract, s_chain.Seal, out _, out error));
        Assert.Contains("header of the commit", error, StringComparison.Ordinal);
    }

    private static TrustAnchors Anchors() => TrustAnchors.TryRead(
        File.ReadAllBytes(PathOf("anchors.json")), out var anchors, out var error)
        ? anchors : throw new FormatException(error);

    private static ReadOnlyMemory<byte> Recorded() => Bundle.TryRead(
        File.ReadAllBytes(PathOf("product.zip")), [.. Anchors().BundleKeys.Select(key => key.Key)],
        BrokenAlgorithms.None, out var content, out _, out var error)
        ? content.Chains.Single().Proof : throw new FormatException(error);

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "vectors", "recorded", name);
}
