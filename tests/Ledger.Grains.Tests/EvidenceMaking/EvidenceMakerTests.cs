using System.Globalization;
using Ledger.Cryptography;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Evm;
using Ledger.Ports;

namespace Ledger.Grains.Tests.EvidenceMaking;

public sealed class EvidenceMakerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bundle_of_a_real_log_and_a_real_chain_is_proven_by_anchors_fetched_after_it()
    {
        await using var world = await EvidenceWorld.StartAsync();
        Assert.Null(await world.Maker.MakeAsync(EvidenceWorld.Asset, Cancellation));
        await world.WriteAsync(frozen: false);
        var before = await world.Maker.MakeAsync(EvidenceWorld.Asset, Cancellation);
        await world.AnchorAsync();
        var early = await ReadAnchorsAsync(world);
        var bundle = await world.Maker.MakeAsync(EvidenceWorld.Asset, Cancellation);
        var anchors = await ReadAnchorsAsync(world);

        string[] always =
        [
            "statement", "entry", "state", "state", "state", "state", "state", "transparent-statement", "sequence",
            "sequence", "sequence", "description", "description", "description", "description", "content",
        ];
        Assert.Equal(always, Claims(Proven(before!, early)));
        Assert.Equal(
            [.. always, "chain", "anchored", "mirrored", "mirrored"], Claims(Proven(bundle!, anchors)));
        Assert.Contains("development chain", Proven(bundle!, anchors).Findings[^1].Reason, StringComparison.Ordinal);
        Assert.Equal(bundle, await world.Maker.MakeAsync(EvidenceWorld.Asset, Cancellation));

        Assert.Equal(Standing.NotShown, Chain(bundle!, early));
        Assert.Equal(Standing.NotShown, Chain(bundle!, anchors with { Chains = [] }));
        Assert.Equal(Standing.NotShown, Chain(bundle!, Chains(anchors, chain => chain with { ChainId = 5 })));
        Assert.Equal(Standing.NotShown, Chain(bundle!, Chains(anchors, chain => chain with { Genesis = default })));
        Assert.Equal(Standing.Refuted, Chain(bundle!, Chains(anchors, chain => chain with { CodeHash = default })));
        Assert.Equal(Standing.NotShown, Chain(bundle!, Chains(
            anchors, chain => chain with { Seal = new EvmSealRule.Qbft([new ValidatorSet(0, [chain.Contract])]) })));
        AssertNoChangedProofHolds(bundle!, anchors);
    }

    [Fact]
    public async Task A_retired_instance_still_proves_what_it_held_before_it_was_given_up()
    {
        await using var world = await EvidenceWorld.StartAsync();
        await world.WriteAsync(frozen: false);
        await world.AnchorAsync();
        var bundle = await world.Maker.MakeAsync(EvidenceWorld.Asset, Cancellation);
        var anchors = await ReadAnchorsAsync(world);

        // Two entries and the map leaf: the commit ends at 3.
        var proven = Proven(bundle!, Chains(anchors, chain => chain with { Retired = 3 }));
        Assert.Contains(
            "gave this instance up with entry 3",
            proven.Findings.Single(finding => finding.Claim == "chain").Reason,
            StringComparison.Ordinal);
        var beyond = Verify(bundle!, Chains(anchors, chain => chain with { Retired = 2 }));
        Assert.Equal(Standing.NotShown, Chain(bundle!, Chains(anchors, chain => chain with { Retired = 2 })));
        Assert.DoesNotContain(beyond.Findings, finding => finding.Claim is "anchored" or "mirrored");
    }

    [Fact]
    public async Task What_the_chain_has_not_yet_is_not_shown_until_it_has()
    {
        await using var world = await EvidenceWorld.StartAsync();
        await world.WriteAsync(frozen: false);
        await world.AnchorAsync();
        await world.WriteAsync(frozen: true);

        var bundle = await world.Maker.MakeAsync(EvidenceWorld.Asset, Cancellation);
        var verdict = Verify(bundle!, await ReadAnchorsAsync(world));
        Assert.Equal(1, verdict.ExitCode);
        Assert.Single(verdict.Findings, finding => finding.Claim == "anchored");
        Assert.All(
            verdict.Findings, finding => Assert.Equal(
                finding.Claim == "mirrored" ? Standing.NotShown : Standing.Proven, finding.Outcome));

        await world.AnchorAsync();
        bundle = await world.Maker.MakeAsync(EvidenceWorld.Asset, Cancellation);
        verdict = Proven(bundle!, await ReadAnchorsAsync(world));
        Assert.Equal(2, verdict.Findings.Count(finding => finding.Claim == "anchored"));
    }

    [Fact]
    public async Task Nothing_is_missing_and_what_is_described_and_proven_for_other_tools_is_what_is_proven()
    {
        await using var world = await EvidenceWorld.StartAsync();
        await world.WriteAsync(frozen: false);

        var wish = new EvidenceWish(new HashSet<ulong> { 1, 99 }) { Statements = new HashSet<ulong> { 1, 99 } };
        var bundle = await world.Maker.MakeAsync(EvidenceWorld.Asset, wish, Cancellation);

        var verdict = Proven(bundle!, await ReadAnchorsAsync(world));
        string[] Of(string claim) => [.. verdict.Findings.Where(found => found.Claim == claim)
            .Select(found => found.Subject)];
        Assert.Equal(
            [$"egress/{EvidenceWorld.Asset}", $"right/{EvidenceWorld.Asset}", $"transaction/{EvidenceWorld.Asset}"],
            Of("sequence"));
        Assert.Equal(["dcat.jsonld", "odrl.jsonld", "prov.jsonld", "report.txt"], Of("description"));
        Assert.Equal(["1"], Of("tlog-proof"));
        Assert.Equal(["1"], Of("transparent-statement"));
    }

    [Fact]
    public async Task Of_more_filings_than_a_bundle_holds_a_period_is_there_with_its_neighbours()
    {
        await using var world = await EvidenceWorld.StartAsync();
        await world.WriteAsync(frozen: false);
        await world.FileAsync(300);
        var anchors = await ReadAnchorsAsync(world);
        var newest = Enumerable.Range(237, 64);

        Assert.Equal(newest, Filings((await world.Maker.MakeAsync(EvidenceWorld.Asset, Cancellation))!, anchors));
        Assert.Equal(Enumerable.Range(99, 13).Union(newest), await AskAsync(new(2025, 4, 10), new(2025, 4, 20)));
        Assert.Equal(Enumerable.Range(1, 3).Union(newest), await AskAsync(new(2024, 1, 1), new(2025, 1, 2)));
        Assert.Equal(Enumerable.Range(1, 1).Union(newest), await AskAsync(new(2024, 1, 1), new(2024, 12, 31)));
        Assert.Equal(Enumerable.Range(231, 70), await AskAsync(new(2025, 8, 20), new(2025, 8, 25)));
        Assert.Equal(newest, await AskAsync(new(2030, 1, 1), new(2030, 1, 1)));
        var tooLarge = await Assert.ThrowsAsync<EvidenceTooLargeException>(
            () => AskAsync(new(2024, 1, 1), new(2026, 12, 31)));
        Assert.Contains("301 entries", tooLarge.Message, StringComparison.Ordinal);

        async Task<IEnumerable<int>> AskAsync(DateOnly from, DateOnly to)
        {
            var wish = EvidenceWish.None with { Filings = new FilingPeriod(from, to) };
            return Filings((await world.Maker.MakeAsync(EvidenceWorld.Asset, wish, Cancellation))!, anchors);
        }
    }

    [Fact]
    public async Task The_newest_entry_that_set_the_assets_state_is_a_transparent_statement_too()
    {
        await using var world = await EvidenceWorld.StartAsync();
        await world.WriteAsync(frozen: false);
        await world.WriteAsync(frozen: true);

        var bundle = await world.Maker.MakeAsync(EvidenceWorld.Asset, Cancellation);
        var none = await world.Maker.MakeAsync(
            EvidenceWorld.Asset, EvidenceWish.None with { Statements = new HashSet<ulong>() }, Cancellation);

        var anchors = await ReadAnchorsAsync(world);
        var found = Assert.Single(Proven(bundle!, anchors).Findings, one => one.Claim == "transparent-statement");
        Assert.Equal(
            Proven(bundle!, anchors).Findings.Last(one => one.Claim == "entry").Subject, found.Subject);
        Assert.DoesNotContain(Proven(none!, anchors).Findings, one => one.Claim == "transparent-statement");
    }

    /// <summary>Whichever of the two digests is declared broken, the other tree's stamp proves the time.</summary>
    [Fact]
    public async Task A_stamp_over_each_checkpoint_shows_when_it_existed()
    {
        await using var world = await EvidenceWorld.StartAsync();
        await world.WriteAsync(frozen: false);
        var bare = await world.Maker.MakeAsync(EvidenceWorld.Asset, Cancellation);
        Assert.Null(Verify(bare!, await ReadAnchorsAsync(world)).Existed);
        await world.StampAsync(DigestAlgorithm.Sha256, TimeSpan.FromSeconds(3));
        var alone = await world.Maker.MakeAsync(EvidenceWorld.Asset, Cancellation);
        await world.StampAsync(DigestAlgorithm.Sm3, TimeSpan.FromSeconds(8));

        var bundle = await world.Maker.MakeAsync(EvidenceWorld.Asset, Cancellation);

        var anchors = await ReadAnchorsAsync(world);
        var verdict = Proven(bundle!, anchors);
        Assert.InRange(verdict.Existed!.Value, verdict.Time.AddSeconds(2), verdict.Time.AddSeconds(3));
        Assert.Equal(2, verdict.Findings.Count(finding => finding.Claim == "timestamp"));
        Assert.Null(Verify(alone!, anchors, "sha256").Existed);
        foreach (var (broken, latest) in new[] { ("sha256", 8), ("sm3", 3) })
        {
            verdict = Verify(bundle!, anchors, broken);
            Assert.InRange(
                verdict.Existed!.Value, verdict.Time.AddSeconds(latest - 1), verdict.Time.AddSeconds(latest));
            var proven = Assert.Single(
                verdict.Findings, finding => finding is { Claim: "timestamp", Outcome: Standing.Proven });
            Assert.DoesNotContain(broken, proven.RestsOn);
            Assert.Equal(Standing.Proven, verdict.Aspects.Single(aspect => aspect.Name == "time").Outcome);
        }
    }

    private static void AssertNoChangedProofHolds(byte[] bundle, TrustAnchors anchors)
    {
        Assert.True(Bundle.TryRead(
            bundle, [anchors.BundleKeys[0].Key], BrokenAlgorithms.None, out var content, out _, out _));
        var chain = content.Chains[0];
        for (var at = 0; at < chain.Proof.Length; at += 7)
        {
            var proof = chain.Proof.ToArray();
            proof[at] ^= (byte)(1 << (at % 8));
            Assert.False(Signed(content with { Chains = [chain with { Proof = proof }] }).Holds, $"byte {at}");
        }

        var swapped = new HashPaths([.. chain.Consistency.Sm3, default], [.. chain.Consistency.Sha256, default]);
        Assert.False(Signed(content with { Chains = [chain with { Consistency = swapped }] }).Holds);

        Verdict Signed(BundleContent changed) => Verify(Bundle.Write(changed, WorldKeys.Bundle), anchors);
    }

    private static async Task<TrustAnchors> ReadAnchorsAsync(EvidenceWorld world)
    {
        var bytes = await world.Maker.AnchorsAsync(Cancellation);
        Assert.True(TrustAnchors.TryRead(bytes, out var anchors, out var error), error);
        return anchors;
    }

    private static TrustAnchors Chains(TrustAnchors anchors, Func<TrustedChain, TrustedChain> change) =>
        anchors with { Chains = [.. anchors.Chains.Select(change)] };

    private static Verdict Proven(byte[] bundle, TrustAnchors anchors)
    {
        var verdict = Verify(bundle, anchors);
        Assert.Null(verdict.Refusal);
        Assert.All(verdict.Findings, finding => Assert.True(finding.Outcome == Standing.Proven, finding.ToString()));
        return verdict;
    }

    // The numbers of the egress whose entries are proven: number 1 has the index behind asset and map leaf.
    private static IEnumerable<int> Filings(byte[] bundle, TrustAnchors anchors) => Proven(bundle, anchors).Findings
        .Where(found => found.Claim == "entry" && found.Reason.StartsWith("egress.filed", StringComparison.Ordinal))
        .Select(finding => int.Parse(finding.Subject, CultureInfo.InvariantCulture) - 2);

    private static Standing Chain(byte[] bundle, TrustAnchors anchors) =>
        Verify(bundle, anchors).Findings.Single(finding => finding.Claim == "chain").Outcome;

    private static Verdict Verify(byte[] bundle, TrustAnchors anchors, params string[] broken) =>
        BundleVerifier.Verify(
            bundle, anchors, new VerificationRequest { Broken = BrokenAlgorithms.Of(broken) });

    private static IEnumerable<string> Claims(Verdict verdict) => verdict.Findings.Select(finding => finding.Claim);
}
