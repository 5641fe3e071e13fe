using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Evm;

namespace Ledger.EndToEnd.Tests;

/// <summary>
/// A chain whose blocks carry the commit seals of QBFT validators: real state of a real node under headers that
/// validators of the test's own seal, their set changing on the way.
/// </summary>
public sealed class SealedChainTests
{
    private static readonly TimeSpan s_settlesWithin = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Evidence_of_a_sealed_chain_is_proven_by_the_configured_validators_alone()
    {
        await using var registry = await RunningRegistry.StartAsync(
            new RegistryParts(Postgres: false, Azurite: false) { Sealed = true }, Cancellation);
        using var actors = await registry.ActorsAsync(Cancellation);
        var stubborn = new Stubborn();
        await actors.RegisterAsync(stubborn, "sealed", Cancellation);
        var own = Registration.Own("sealed", actors);
        await new Procedure(actors, stubborn).CertifyAsync([own], Cancellation);
        await registry.SettleAsync(actors, s_settlesWithin, Cancellation);

        // Anchors from before the bundle: nothing of it needs to be listed.
        var anchors = await Registry.Evidence.AnchorsAsync(actors, Cancellation);
        var bundle = await Registry.Evidence.DownloadAsync(actors, own.Asset, Cancellation);

        AssertProven(Registry.Evidence.Verify(bundle, anchors));
        AssertOtherValidatorsProveNothing(bundle, anchors);
        Assert.Empty((await actors.Auditor.AuditAsync(Cancellation)).Findings);
    }

    [Fact]
    public async Task A_block_without_a_quorum_of_seals_is_not_believed_and_nothing_is_anchored_by_it()
    {
        await using var registry = await RunningRegistry.StartAsync(
            new RegistryParts(Postgres: false, Azurite: false) { Sealed = true }, Cancellation);
        using var actors = await registry.ActorsAsync(Cancellation);
        var before = await registry.SettleAsync(actors, s_settlesWithin, Cancellation);

        registry.Seals!.Sealer.Seals = 2;
        await actors.RegisterAsync(new Stubborn(), "unsealed", Cancellation);
        var lying = await registry.WaitAsync(
            actors, chain => chain is { State: "node-lies" } && chain.Lag != "0", Cancellation);
        Assert.Equal(before.Chains[0].Anchored, lying.Anchored);
        Assert.Contains("commit seals", lying.Fault, StringComparison.Ordinal);

        registry.Seals.Sealer.Seals = 3;
        var after = (await registry.SettleAsync(actors, s_settlesWithin, Cancellation)).Chains[0];
        Assert.Null(after.Fault);
        Assert.Equal("node-lies", after.LastFault?.State);
    }

    private static void AssertProven(Verdict verdict)
    {
        var chain = Registry.Evidence.ChainIn(verdict);
        Assert.Equal(Standing.Proven, chain.Outcome);
        Assert.Contains(", chain 31337, block", chain.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("development", chain.Reason, StringComparison.Ordinal);
        Assert.Equal(
            4, verdict.Findings.Count(finding => finding is { Claim: "mirrored", Outcome: Standing.Proven }));
    }

    private static void AssertOtherValidatorsProveNothing(byte[] bundle, TrustAnchors anchors)
    {
        var chain = Assert.Single(anchors.Chains);
        var sets = Assert.IsType<EvmSealRule.Qbft>(chain.Seal).Sets;
        Assert.Equal(2, sets.Count);
        Assert.Equal(Standing.NotShown, Outcome([sets[0]]));
        Assert.Equal(Standing.NotShown, Outcome([sets[0], sets[1] with { From = 1_000_000 }]));
        Assert.Equal(Standing.Proven, Outcome([sets[1] with { From = 0 }]));

        Standing Outcome(IReadOnlyList<ValidatorSet> others) => Registry.Evidence.ChainIn(Registry.Evidence.Verify(
            bundle, anchors with { Chains = [chain with { Seal = new EvmSealRule.Qbft(others) }] })).Outcome;
    }
}
