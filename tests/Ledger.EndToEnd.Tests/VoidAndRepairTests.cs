using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Chains;
using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Mirror;
using Ledger.Sdk;

namespace Ledger.EndToEnd.Tests;

/// <summary>
/// A range that the chain cannot take, from the refusal to views that are right again: through the API, the command
/// and a real node.
/// </summary>
public sealed class VoidAndRepairTests
{
    private static readonly TimeSpan s_settlesWithin = TimeSpan.FromMinutes(5);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_range_is_voided_by_decision_and_repaired()
    {
        await using var registry = await RunningRegistry.StartAsync(
            new RegistryParts(Postgres: false, Azurite: false), Cancellation);
        using var actors = await registry.ActorsAsync(Cancellation);
        var stubborn = new Stubborn();
        await actors.RegisterAsync(stubborn, "void", Cancellation);
        var own = Registration.Own("void", actors);
        var contract = (await registry.SettleAsync(actors, s_settlesWithin, Cancellation)).Chains[0].Contract;
        await OccupyAsync(registry, contract, own.Asset);

        await new Procedure(actors, stubborn).CertifyAsync([own], Cancellation);
        var stuck = await registry.WaitAsync(actors, chain => chain.State == "range-refused", Cancellation);
        await AssertMisuseIsRefusedAsync(actors, stuck);
        await AssertStatusSaysWhatToDoAsync(registry);

        await RunAsync(registry, "chain", "void", "evm", "--reason", "合约中该数据的版本被外部改动。");
        await registry.SettleAsync(actors, s_settlesWithin, Cancellation);
        await AssertNotMirroredAsync(registry, actors, contract, own.Asset);
        await AssertVoidedTwiceIsRefusedAsync(actors, stuck);

        await RunAsync(registry, "chain", "repair", "evm");
        await registry.SettleAsync(actors, s_settlesWithin, Cancellation);
        await AssertMirroredAgainAsync(registry, actors, contract, own.Asset);
    }

    /// <summary>The contract's storage says that it has the asset's version 1 already, so that it is stale.</summary>
    private static async Task OccupyAsync(RunningRegistry registry, string contract, AssetId asset)
    {
        var node = registry.Chain.Node;
        var slot = "0x" + MirrorStorage.AssetSlot(asset);
        await node.CallAsync(
            "anvil_setStorageAt", [contract, slot, "0x" + "1".PadLeft(16, '0').PadRight(64, '0')], Cancellation);
        await node.CallAsync("evm_mine", [], Cancellation);
    }

    private static async Task AssertMisuseIsRefusedAsync(Actors actors, ChainOverview stuck)
    {
        Assert.Equal("LedgerMirrorStaleAsset", stuck.Refused?.Code);
        Assert.NotEqual("0", stuck.Lag);
        var range = RangeOf(stuck);
        var right = new VoidRange(stuck.Instance, range, "x");
        await AssertRefusedAsync(actors.Auditor, actors.Holder, right, 403, "not-registrar-staff");
        await AssertRefusedAsync(actors.Auditor, actors.Approver, right, 403, "role-required");
        var more = new VoidRange(stuck.Instance, range with { To = range.To + 1 }, "x");
        await AssertRefusedAsync(actors.Auditor, actors.Operator, more, 409, "range-not-refused");
        var other = new VoidRange(stuck.Instance + "0", range, "x");
        await AssertRefusedAsync(actors.Auditor, actors.Operator, other, 409, "instance-not-in-use");
    }

    private static Task AssertVoidedTwiceIsRefusedAsync(Actors actors, ChainOverview stuck) => AssertRefusedAsync(
        actors.Auditor, actors.Operator, new VoidRange(stuck.Instance, RangeOf(stuck), "x"), 409,
        "range-already-voided");

    private static async Task AssertRefusedAsync(
        LedgerClient auditor, LedgerClient client, RegistryCommand command, int status, string code)
    {
        var version = (await auditor.FindRegistryAsync(Cancellation))!.Version;
        var problem = await Assert.ThrowsAsync<LedgerProblemException>(() => client.ExecuteAsync(
            StreamName.Registry, version, DerivedId.Of("misuse", code, command.Type), command, Cancellation));
        Assert.Equal((status, code), (problem.Status, problem.Code));
    }

    private static async Task AssertStatusSaysWhatToDoAsync(RunningRegistry registry)
    {
        var (code, output) = await new LedgerCommand(registry).RunAsync(null, Cancellation, "chain", "status");
        Assert.Equal(1, code);
        Assert.Contains("evm: range-refused", output, StringComparison.Ordinal);
        Assert.Contains("ledger chain void", output, StringComparison.Ordinal);
        Assert.Contains("永久拒收", output, StringComparison.Ordinal);
    }

    private static async Task AssertNotMirroredAsync(
        RunningRegistry registry, Actors actors, string contract, AssetId asset)
    {
        var view = await ChainReader.ReadAsync(registry.Chain.Endpoint, contract, asset, Cancellation);
        Assert.False(view.IsMirrored);
        Assert.Equal("not-mirrored", view.Asset);
        Assert.Equal(["not-mirrored", "not-mirrored", "not-mirrored"], view.Rights);
        var chain = await actors.Auditor.FindChainAsync("evm", Cancellation);
        Assert.Equal([asset.ToString()], chain!.Gaps.Select(gap => gap.Asset));
        Assert.Equal(["0", "1", "2", "3"], chain.Gaps[0].Keys);
        Assert.Single(Assert.Single(chain.Instances).Voided);
        var verdict = await VerdictAsync(actors, asset);
        Assert.All(
            verdict.Findings.Where(finding => finding.Claim is "mirrored"),
            finding => Assert.Equal(Standing.NotShown, finding.Outcome));
        Assert.Contains(verdict.Findings, finding => finding is { Claim: "anchored", Outcome: Standing.Proven });
    }

    private static async Task AssertMirroredAgainAsync(
        RunningRegistry registry, Actors actors, string contract, AssetId asset)
    {
        var view = await ChainReader.ReadAsync(registry.Chain.Endpoint, contract, asset, Cancellation);
        Assert.True(view.IsMirrored);
        Assert.Equal("registered", view.Asset);
        Assert.Equal(["in-force", "in-force", "in-force"], view.Rights);
        Assert.Empty((await actors.Auditor.FindChainAsync("evm", Cancellation))!.Gaps);
        var mirrored = (await VerdictAsync(actors, asset)).Findings.Where(finding => finding.Claim is "mirrored");
        Assert.Equal(4, mirrored.Count(finding => finding.Outcome is Standing.Proven));
        Assert.Empty((await actors.Auditor.AuditAsync(Cancellation)).Findings);
    }

    private static async Task<Verdict> VerdictAsync(Actors actors, AssetId asset) => Registry.Evidence.Verify(
        await Registry.Evidence.DownloadAsync(actors, asset, Cancellation),
        await Registry.Evidence.AnchorsAsync(actors, Cancellation));

    private static async Task RunAsync(RunningRegistry registry, params string[] words)
    {
        var (code, output) = await new LedgerCommand(registry).RunAsync("operator", Cancellation, words);
        Assert.True(code == 0, output);
    }

    private static LogRange RangeOf(ChainOverview chain) => new(
        RunningRegistry.Number(chain.Refused!.From), RunningRegistry.Number(chain.Refused.To));
}
