using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.Evidence.Bundles;

namespace Ledger.EndToEnd.Tests;

/// <summary>
/// A chain that is lost with its state, and the new instance that takes its place by decision: on a real node whose
/// state file is gone.
/// </summary>
public sealed class LostChainTests
{
    private static readonly TimeSpan s_settlesWithin = TimeSpan.FromMinutes(5);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lost_chain_is_given_up_by_decision_and_a_new_instance_is_filled_from_the_log()
    {
        await using var registry = await RunningRegistry.StartAsync(
            new RegistryParts(Postgres: false, Azurite: false), Cancellation);
        using var actors = await registry.ActorsAsync(Cancellation);
        var stubborn = new Stubborn();
        await actors.RegisterAsync(stubborn, "lost", Cancellation);
        var own = Registration.Own("lost", actors);
        await new Procedure(actors, stubborn).CertifyAsync([own], Cancellation);
        var before = (await registry.SettleAsync(actors, s_settlesWithin, Cancellation)).Chains[0];
        var old = await Registry.Evidence.DownloadAsync(actors, own.Asset, Cancellation);

        await registry.Chain.Node.LoseStateAsync(Cancellation);
        var lost = await registry.WaitAsync(actors, chain => chain.State == "instance-lost", Cancellation);
        Assert.Equal(before.Instance, lost.Instance);
        await AssertNothingIsDeployedWithoutADecisionAsync(registry, actors, before);

        await AssertOnlyTheInstanceInUseIsGivenUpAsync(registry, before);
        await RetireAsync(registry, before.Instance);
        await registry.WaitAsync(
            actors, chain => chain.Instance.Length > 0 && chain.Instance != before.Instance, Cancellation);
        var after = (await registry.SettleAsync(actors, s_settlesWithin, Cancellation)).Chains[0];

        await AssertFilledAsync(registry, actors, after, own.Asset);
        await AssertBothInstancesProveTheirOwnAsync(actors, own.Asset, old, before, after);
        Assert.Empty((await actors.Auditor.AuditAsync(Cancellation)).Findings);
        await AssertARestartGoesToTheNewInstanceAsync(registry, actors, after);
    }

    /// <summary>Not even a restart names another instance: it says that the one in use is lost.</summary>
    private static async Task AssertNothingIsDeployedWithoutADecisionAsync(
        RunningRegistry registry, Actors actors, ChainOverview before)
    {
        await registry.Server.StopAsync();
        await registry.Server.StartAsync(Cancellation);
        await registry.WaitAsync(actors, chain => chain.State == "instance-lost", Cancellation);
        var number = await registry.Chain.Node.CallAsync("eth_blockNumber", [], Cancellation);
        Assert.Equal("0x0", number.GetString());
        var chain = await actors.Auditor.FindChainAsync("evm", Cancellation);
        var only = Assert.Single(chain!.Instances);
        Assert.Equal((before.Instance, true), (only.Instance, only.InUse));
        var (code, output) = await new LedgerCommand(registry).RunAsync(null, Cancellation, "chain", "status");
        Assert.Equal(1, code);
        Assert.Contains("ledger chain retire", output, StringComparison.Ordinal);
        Assert.Contains("停用该实例", output, StringComparison.Ordinal);
    }

    private static async Task AssertOnlyTheInstanceInUseIsGivenUpAsync(RunningRegistry registry, ChainOverview before)
    {
        var (code, output) = await new LedgerCommand(registry).RunAsync(
            "operator", Cancellation, "chain", "retire", "evm", "--instance", before.Instance + "0", "--reason", "x");
        Assert.Equal(1, code);
        Assert.Contains("instance-not-in-use", output, StringComparison.Ordinal);
    }

    private static async Task RetireAsync(RunningRegistry registry, string instance)
    {
        var (code, output) = await new LedgerCommand(registry).RunAsync(
            "operator", Cancellation, "chain", "retire", "evm", "--instance", instance, "--reason", "链的状态已丢失。");
        Assert.True(code == 0, output);
    }

    private static async Task AssertFilledAsync(
        RunningRegistry registry, Actors actors, ChainOverview after, AssetId asset)
    {
        var view = await ChainReader.ReadAsync(registry.Chain.Endpoint, after.Contract, asset, Cancellation);
        Assert.True(view.IsMirrored);
        Assert.Equal(after.Anchored, view.Size);
        Assert.Equal(["in-force", "in-force", "in-force"], view.Rights);
        var chain = await actors.Auditor.FindChainAsync("evm", Cancellation);
        Assert.Equal([false, true], chain!.Instances.Select(instance => instance.InUse));
        Assert.Empty(chain.Gaps);
        var entry = (await actors.Auditor.ListEntriesAsync(0, 1, Cancellation)).Items[0];
        Assert.Equal([after.Instance], entry.AnchoredOn);
    }

    private static async Task AssertBothInstancesProveTheirOwnAsync(
        Actors actors, AssetId asset, byte[] old, ChainOverview before, ChainOverview after)
    {
        var fresh = await Registry.Evidence.DownloadAsync(actors, asset, Cancellation);
        var anchors = await Registry.Evidence.AnchorsAsync(actors, Cancellation);

        var then = Registry.Evidence.Verify(old, anchors);
        var now = Registry.Evidence.Verify(fresh, anchors);

        var given = Registry.Evidence.ChainIn(then);
        Assert.Equal((before.Instance, Standing.Proven), (given.Subject, given.Outcome));
        Assert.Contains("the log gave this instance up with entry", given.Reason, StringComparison.Ordinal);
        var used = Registry.Evidence.ChainIn(now);
        Assert.Equal((after.Instance, Standing.Proven), (used.Subject, used.Outcome));
        Assert.DoesNotContain("gave this instance up", used.Reason, StringComparison.Ordinal);
        Assert.Contains(then.Findings, finding => finding is { Claim: "anchored", Outcome: Standing.Proven });
    }

    private static async Task AssertARestartGoesToTheNewInstanceAsync(
        RunningRegistry registry, Actors actors, ChainOverview after)
    {
        await registry.Server.StopAsync();
        await registry.Server.StartAsync(Cancellation);
        var again = (await registry.SettleAsync(actors, s_settlesWithin, Cancellation)).Chains[0];
        Assert.Equal(after.Instance, again.Instance);
    }
}
