using Ledger.Cryptography;
using Ledger.Domain.Keys;
using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.EndToEnd.Tests.Sealing;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Evm;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests;

/// <summary>
/// A chain whose blocks carry the commit seals of QBFT validators: real state of a real node under headers that
/// validators of the test's own seal, their set changing on the way.
/// </summary>
public sealed class SealedChainTests
{
    private static readonly TimeSpan s_settlesWithin = TimeSpan.FromMinutes(5);

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

    [Fact]
    public async Task Two_operators_change_the_validators_and_what_each_set_sealed_is_proven()
    {
        await using var registry = await RunningRegistry.StartAsync(
            new RegistryParts(Postgres: false, Azurite: false) { Sealed = true }, Cancellation);
        using var actors = await registry.ActorsAsync(Cancellation);
        var sealer = registry.Seals!.Sealer;
        sealer.Seals = 4;
        var own = await CertifyAsync(registry, actors, "before");
        await registry.SettleAsync(actors, s_settlesWithin, Cancellation);
        var before = await Registry.Evidence.DownloadAsync(actors, own.Asset, Cancellation);

        // From now on others seal, and nothing that they seal is believed until the log names them.
        var height = await registry.Chain.Node.CallAsync("eth_blockNumber", [], Cancellation);
        sealer.ChangeAgainAt = Convert.ToUInt64(height.GetString(), 16) + 1;
        own = await CertifyAsync(registry, actors, "after");
        await registry.WaitAsync(
            actors, chain => chain is { State: "node-lies" } && chain.Lag != "0", Cancellation);
        await ReplaceAsync(registry, actors, sealer);

        await registry.SettleAsync(actors, s_settlesWithin, Cancellation);
        var anchors = await Registry.Evidence.AnchorsAsync(actors, Cancellation);
        var seal = Assert.IsType<EvmSealRule.Qbft>(Assert.Single(anchors.Chains).Seal);
        Assert.Equal([0, sealer.ChangeAt, sealer.ChangeAgainAt], seal.Sets.Select(set => set.From));
        Assert.Equal(
            sealer.ValidatorsAt(sealer.ChangeAt).Except(sealer.ValidatorsAt(sealer.ChangeAgainAt)),
            seal.Revoked.Select(one => one.Validator));
        AssertProven(Registry.Evidence.Verify(before, anchors));
        AssertProven(Registry.Evidence.Verify(
            await Registry.Evidence.DownloadAsync(actors, own.Asset, Cancellation), anchors));
    }

    private static async Task<Registration> CertifyAsync(RunningRegistry registry, Actors actors, string name)
    {
        var stubborn = new Stubborn();
        await actors.RegisterAsync(stubborn, name, Cancellation);
        var own = Registration.Own(name, actors);
        await new Procedure(actors, stubborn).CertifyAsync([own], Cancellation);
        return own;
    }

    // One of the validators lost its key: the set is revoked by the next one, of which it is not.
    private static async Task ReplaceAsync(RunningRegistry registry, Actors actors, QbftSealer sealer)
    {
        var sets = (await actors.Auditor.ListKeysAsync(Cancellation)).Keys
            .Where(key => key is { Purpose: "validators", State: "in-use" }).ToList();
        Assert.Equal(2, sets.Count);
        using var folder = new TemporaryFolder();
        var next = folder.PathOf("next.json");
        await File.WriteAllBytesAsync(next, new ChainValidators(
            Digest.Parse((await registry.Seals!.ReadGenesisAsync())), sealer.ChangeAgainAt,
            [.. sealer.ValidatorsAt(sealer.ChangeAgainAt).Select(one => one.ToString())]).ToBytes(), Cancellation);
        var newest = sets.Single(key => ChainValidators.TryRead(
            Convert.FromBase64String(key.Material), out var set) && set.From == sealer.ChangeAt);
        var ledger = new LedgerCommand(registry);
        var (code, output) = await ledger.RunAsync(
            "operator", Cancellation, "keys", "revoke", newest.Id, "--for", "keyCompromise", "--reason", "演练。",
            "--next", next);
        Assert.True(code == 0, output);
        (code, output) = await ledger.RunAsync(
            "keeper", Cancellation, "keys", "confirm", output.TrimEnd().Split(' ')[^1]);
        Assert.True(code == 0, output);
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
