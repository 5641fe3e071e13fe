using Ledger.Evidence.Bundles;
using Ledger.Evidence.Evm;
using Ledger.Evidence.Tests.Words;

namespace Ledger.Evidence.Tests.Bundles;

/// <summary>What a chain shows, by the bundle of a registry whose log a chain mirrored.</summary>
public sealed class RecordedChainTests
{
    private static readonly PrivateKey s_key = PrivateKey.Generate(SignatureAlgorithm.Ed25519);
    private static readonly TrustAnchors s_anchors = Anchors();
    private static readonly TrustedChain s_chain = s_anchors.Chains.Single();
    private static readonly BundleContent s_content = Content();
    private static readonly BundleChain s_held = s_content.Chains.Single();

    [Fact]
    public void Root_entries_and_states_are_proven()
    {
        var verdict = Verify(s_content, s_anchors);

        Assert.True(verdict.Holds);
        Assert.Equal(1, Count(verdict, "chain", Standing.Proven));
        Assert.Equal(s_content.Entries.Count, Count(verdict, "anchored", Standing.Proven));
        Assert.Equal(4, Count(verdict, "mirrored", Standing.Proven));
        Assert.All(verdict.Findings.Where(found => found.Chain is not null), found => Assert.True(found.IsDevelopment));
    }

    [Fact]
    public void A_contract_of_other_code_is_refuted() =>
        AssertAlone(Standing.Refuted, Verify(s_content, With(s_chain with { CodeHash = s_chain.Genesis })));

    [Fact]
    public void A_header_that_is_not_believed_shows_nothing() => AssertAlone(
        Standing.NotShown,
        Verify(s_content, With(s_chain with
        {
            Seal = new EvmSealRule.TrustedHeaders(new HashSet<Digest> { s_chain.Genesis }),
        })));

    [Fact]
    public void An_instance_that_the_anchors_do_not_know_shows_nothing() =>
        AssertAlone(Standing.NotShown, Verify(s_content, s_anchors with { Chains = [] }));

    [Fact]
    public void A_proof_that_holds_no_state_shows_nothing()
    {
        Assert.True(EvmMirrorProof.TryDecode(s_held.Proof, out var proof));
        AssertAlone(
            Standing.NotShown,
            Verify(With(s_held with { Proof = (proof with { State = null }).Encode() }), s_anchors));
    }

    [Fact]
    public void A_proof_cut_off_is_refuted() =>
        AssertAlone(Standing.Refuted, Verify(With(s_held with { Proof = s_held.Proof[..^1] }), s_anchors));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_checkpoints_must_continue_the_roots_in_both_trees(bool isSm3)
    {
        var (sha256, sm3) = (s_held.Consistency.Sha256, s_held.Consistency.Sm3);
        var paths = isSm3 ? s_held.Consistency with { Sm3 = sha256 } : s_held.Consistency with { Sha256 = sm3 };
        AssertAlone(Standing.Refuted, Verify(With(s_held with { Consistency = paths }), s_anchors));
    }

    [Fact]
    public void Of_an_instance_given_up_what_it_held_before_stays_proven()
    {
        Assert.True(EvmMirrorProof.TryDecode(s_held.Proof, out var proof));
        Assert.True(proof.TryVerify(s_chain.Contract, s_chain.Seal, out var facts, out _));
        var to = facts.Commit.Committed.To;

        AssertAlone(Standing.NotShown, Verify(s_content, With(s_chain with { Retired = to - 1 })));
        var verdict = Verify(s_content, With(s_chain with { Retired = to }));
        Assert.True(verdict.Holds);
        Assert.Contains("may be gone", Reason(verdict), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keccak256", Standing.NotShown, null)]
    [InlineData("sha256", Standing.Proven, Standing.NotShown)]
    [InlineData("sm3", Standing.Proven, Standing.Proven)]
    [InlineData("secp256k1", Standing.Proven, Standing.Proven)]
    public void What_rests_on_what_is_broken_is_not_shown(string broken, Standing chain, Standing? mirrored)
    {
        var verdict = Told.Verify(
            Bundle.Write(s_content, s_key), s_anchors,
            new VerificationRequest { Broken = BrokenAlgorithms.Of(broken) });

        Assert.Equal(1, Count(verdict, "chain", chain));
        Assert.Equal(mirrored is null ? 0 : 4, verdict.Findings.Count(found => found.Claim == "mirrored"));
        Assert.All(
            verdict.Findings.Where(found => found.Claim == "mirrored"),
            found => Assert.Equal(mirrored, found.Outcome));
    }

    private static void AssertAlone(Standing chain, Verdict verdict)
    {
        Assert.Null(verdict.Refusal);
        Assert.Equal(chain, Assert.Single(verdict.Findings, found => found.Chain is not null).Outcome);
        Assert.All(
            verdict.Findings.Where(found => found.Chain is null),
            found => Assert.Equal(Standing.Proven, found.Outcome));
    }

    private static int Count(Verdict verdict, string claim, Standing outcome) =>
        verdict.Findings.Count(found => found.Claim == claim && found.Outcome == outcome);

    private static string Reason(Verdict verdict) => verdict.Findings.Single(found => found.Claim == "chain").Reason;

    private static Verdict Verify(BundleContent content, TrustAnchors anchors) =>
        Told.Verify(Bundle.Write(content, s_key), anchors, new VerificationRequest());

    private static BundleContent With(BundleChain chain) => s_content with { Chains = [chain] };

    private static TrustAnchors With(TrustedChain chain) => s_anchors with { Chains = [chain] };

    private static TrustAnchors Anchors() => TrustAnchors.TryRead(
        File.ReadAllBytes(PathOf("anchors.json")), out var anchors, out var error)
        ? anchors with { BundleKeys = [.. anchors.BundleKeys, new TrustedKey(s_key.PublicKey, new Validity(default))] }
        : throw new FormatException(error);

    private static BundleContent Content() => Bundle.TryRead(
        File.ReadAllBytes(PathOf("product.zip")), [.. s_anchors.BundleKeys.Select(key => key.Key)],
        BrokenAlgorithms.None, out var content, out _, out var error)
        ? content : throw new FormatException(error);

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "vectors", "recorded", name);
}
