using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Grains.Anchoring;
using Ledger.Testing;

namespace Ledger.Evm.Tests.Anchoring;

public sealed class AnchorFaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_that_is_away_is_unreachable_until_it_is_back()
    {
        using var folder = new TemporaryFolder();
        await using var bench = await AnchorBench.StartAsync(
            Cancellation, new AnvilOptions { StateFile = folder.PathOf("state.json") });
        bench.Log.AddCheckpoints(2);
        await bench.CatchUpAsync(Cancellation);
        await bench.Chain.Anvil.StopAsync();
        bench.Log.AddCheckpoints(2);

        var away = await bench.Loop.StepAsync(Cancellation);
        await bench.Chain.Anvil.ResumeAsync(Cancellation);

        Assert.Equal((AnchorOutcome.NodeUnreachable, 2UL, 4UL), (away.Outcome, away.Anchored, away.Published));
        await bench.CatchUpAsync(Cancellation);
        await bench.AssertMirroredAsync(Cancellation);
    }

    [Fact]
    public async Task A_node_killed_under_way_loses_blocks_and_nothing_is_doubled_or_missing()
    {
        using var folder = new TemporaryFolder();
        await using var bench = await AnchorBench.StartAsync(
            Cancellation,
            new AnvilOptions { StateFile = folder.PathOf("state.json") },
            change: options => options with { CheckpointsARange = 1 });
        // A restart keeps what was on disk: the deployment must be.
        await bench.Chain.Anvil.StopAsync();
        KeepWhole(folder.PathOf("state.json"));
        await bench.Chain.Anvil.ResumeAsync(Cancellation);
        bench.Log.AddCheckpoints(30);
        for (var round = 0; round < 4; round++)
        {
            await bench.StepAndSettleAsync(Cancellation);
            await bench.Loop.StepAsync(Cancellation);
            await bench.Chain.Anvil.KillAsync();
            KeepWhole(folder.PathOf("state.json"));
            Assert.Equal(AnchorOutcome.NodeUnreachable, (await bench.Loop.StepAsync(Cancellation)).Outcome);
            await bench.Chain.Anvil.ResumeAsync(Cancellation);
        }

        await bench.CatchUpAsync(Cancellation);

        await bench.AssertMirroredAsync(Cancellation);
    }

    // The node does not write its state at once: one that a kill cut off gives way to the last whole one.
    private static void KeepWhole(string state)
    {
        try
        {
            using (JsonDocument.Parse(File.ReadAllBytes(state)))
            {
                File.Copy(state, state + ".whole", overwrite: true);
            }
        }
        catch (JsonException)
        {
            File.Copy(state + ".whole", state, overwrite: true);
        }
    }

    [Fact]
    public async Task A_chain_that_falls_back_is_reported_and_gets_the_missing_ranges_again()
    {
        await using var bench = await AnchorBench.StartAsync(
            Cancellation, change: options => options with { CheckpointsARange = 1 });
        bench.Log.AddCheckpoints(2);
        await bench.CatchUpAsync(Cancellation);
        var snapshot = await bench.Chain.Anvil.CallAsync("evm_snapshot", [], Cancellation);
        bench.Log.AddCheckpoints(3);
        await bench.CatchUpAsync(Cancellation);

        await bench.Chain.Anvil.CallAsync("evm_revert", [snapshot.GetString()], Cancellation);
        var fallen = await bench.StepAndSettleAsync(Cancellation);

        Assert.Equal((5UL, 2UL), (fallen.FallenBack!.From, fallen.FallenBack.To));
        Assert.NotNull(fallen.FallenBack.Fork);
        Assert.Equal(2UL, fallen.Anchored);
        var steps = await bench.CatchUpAsync(Cancellation);
        Assert.All(steps, step => Assert.Null(step.FallenBack));
        await bench.AssertMirroredAsync(Cancellation);
    }

    [Fact]
    public async Task What_was_final_before_a_restart_of_this_process_shows_as_fallen_back()
    {
        await using var bench = await AnchorBench.StartAsync(Cancellation);
        bench.Log.AddCheckpoints(2);
        await bench.CatchUpAsync(Cancellation);

        bench.RestartLoop(knownAnchored: 9);

        Assert.Equal((9UL, 2UL), (await bench.Loop.StepAsync(Cancellation)).FallenBack is { } fell
            ? (fell.From, fell.To)
            : default);
    }

    [Fact]
    public async Task A_chain_that_begins_anew_is_another_instance_and_gets_nothing()
    {
        await using var bench = await AnchorBench.StartAsync(Cancellation);
        bench.Log.AddCheckpoints(2);
        await bench.CatchUpAsync(Cancellation);
        bench.Log.AddCheckpoints(1);

        await bench.Chain.Anvil.LoseStateAsync(Cancellation);
        bench.Chain.Faults.Asked.Clear();
        var step = await bench.Loop.StepAsync(Cancellation);
        var again = await bench.Loop.StepAsync(Cancellation);

        Assert.Equal((AnchorOutcome.InstanceLost, 2UL, 0), (step.Outcome, step.Anchored, step.UnderWay));
        Assert.Equal((AnchorOutcome.InstanceLost, 2UL, 0), (again.Outcome, again.Anchored, again.UnderWay));
        Assert.NotEmpty(bench.Chain.Faults.Asked);
        Assert.DoesNotContain("eth_sendRawTransaction", bench.Chain.Faults.Asked);
    }

    [Fact]
    public async Task A_contract_with_other_code_is_another_instance()
    {
        await using var bench = await AnchorBench.StartAsync(Cancellation);
        bench.Log.AddCheckpoints(1);
        await bench.Chain.Anvil.CallAsync(
            "anvil_setCode", [bench.Chain.Options.Contract.ToString(), "0x00"], Cancellation);
        await bench.Chain.SettleAsync(Cancellation);
        bench.Chain.Faults.Asked.Clear();

        Assert.Equal(AnchorOutcome.InstanceLost, (await bench.Loop.StepAsync(Cancellation)).Outcome);
        Assert.NotEmpty(bench.Chain.Faults.Asked);
        Assert.DoesNotContain("eth_sendRawTransaction", bench.Chain.Faults.Asked);
    }

    [Fact]
    public async Task Transactions_that_the_node_forgets_are_sent_again()
    {
        await using var bench = await AnchorBench.StartAsync(
            Cancellation, change: options => options with { CheckpointsARange = 1 });
        bench.Log.AddCheckpoints(3);
        Assert.Equal(3, (await bench.Loop.StepAsync(Cancellation)).UnderWay);

        await bench.Chain.Anvil.CallAsync("anvil_dropAllTransactions", [], Cancellation);

        await bench.CatchUpAsync(Cancellation);
        await bench.AssertOnceEachAsync(3, transactions: 3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_submission_whose_fate_is_unknown_lands_once(bool arrived)
    {
        await using var bench = await AnchorBench.StartAsync(
            Cancellation, change: options => options with { CheckpointsARange = 1 });
        bench.Log.AddCheckpoints(3);
        var lost = arrived ? bench.Chain.Faults.LoseAnswersTo : bench.Chain.Faults.LoseRequestsOf;

        lost.Add("eth_sendRawTransaction");
        Assert.Equal(AnchorOutcome.NodeUnreachable, (await bench.Loop.StepAsync(Cancellation)).Outcome);
        lost.Clear();

        await bench.CatchUpAsync(Cancellation);
        await bench.AssertOnceEachAsync(3, transactions: 3);
    }

    [Fact]
    public async Task A_restarted_process_finds_its_place_behind_what_it_left_waiting()
    {
        await using var bench = await AnchorBench.StartAsync(
            Cancellation, change: options => options with { CheckpointsARange = 2 });
        bench.Log.AddCheckpoints(3);
        await bench.Loop.StepAsync(Cancellation);
        bench.Log.AddCheckpoints(3);

        bench.RestartLoop();

        await bench.CatchUpAsync(Cancellation);
        await bench.AssertMirroredAsync(Cancellation);
    }

    [Theory]
    [InlineData("nonce too low")]
    [InlineData("nonce too high")]
    public async Task A_node_that_lies_about_nonces_is_found_out_and_no_nonce_is_skipped(string lie)
    {
        await using var bench = await AnchorBench.StartAsync(Cancellation);
        bench.Log.AddCheckpoints(2);

        bench.Chain.Faults.Errors["eth_sendRawTransaction"] = lie;
        Assert.Equal(AnchorOutcome.NodeLies, (await bench.Loop.StepAsync(Cancellation)).Outcome);
        Assert.Equal(AnchorOutcome.NodeLies, (await bench.Loop.StepAsync(Cancellation)).Outcome);
        bench.Chain.Faults.Errors.Clear();

        await bench.CatchUpAsync(Cancellation);
        await bench.AssertOnceEachAsync(1, transactions: 1);
    }

    [Fact]
    public async Task A_node_that_counts_transactions_wrongly_is_not_even_asked()
    {
        await using var bench = await AnchorBench.StartAsync(Cancellation);
        bench.Chain.Faults.Lies["eth_getTransactionCount"] = _ => "0x63";
        bench.Chain.Faults.Asked.Clear();
        bench.Log.AddCheckpoints(2);

        await bench.CatchUpAsync(Cancellation);

        Assert.DoesNotContain("eth_getTransactionCount", bench.Chain.Faults.Asked);
    }

    [Theory]
    [InlineData("eth_getProof", "accountProof")]
    [InlineData("eth_getProof", "storageProof")]
    [InlineData("eth_getBlockByNumber", "stateRoot")]
    [InlineData("eth_getBlockByNumber", "receiptsRoot")]
    public async Task A_node_that_changes_what_hashes_cover_is_found_out(string method, string member)
    {
        await using var bench = await AnchorBench.StartAsync(Cancellation);
        bench.Log.AddCheckpoints(2);
        await bench.CatchUpAsync(Cancellation);

        bench.Log.AddCheckpoints(1);
        await bench.Chain.SettleAsync(Cancellation);
        bench.Chain.Faults.Asked.Clear();
        bench.Chain.Faults.Lies[method] = truth => WithByteChanged(truth!, member);

        var step = await bench.Loop.StepAsync(Cancellation);

        Assert.Equal((AnchorOutcome.NodeLies, 2UL, 0), (step.Outcome, step.Anchored, step.UnderWay));
        Assert.DoesNotContain("eth_sendRawTransaction", bench.Chain.Faults.Asked);
    }

    [Fact]
    public async Task A_proof_of_a_state_half_changed_is_asked_for_again()
    {
        await using var bench = await AnchorBench.StartAsync(Cancellation);
        bench.Log.AddCheckpoints(2);
        var wrong = 2;
        bench.Chain.Faults.Lies["eth_getProof"] = truth =>
            wrong-- > 0 ? WithByteChanged(truth!, "accountProof") : truth;

        var first = await bench.Loop.StepAsync(Cancellation);

        Assert.Equal((AnchorOutcome.UnderWay, 1), (first.Outcome, first.UnderWay));
        Assert.True(wrong < 0);
        await bench.Chain.SettleAsync(Cancellation);
        await bench.CatchUpAsync(Cancellation);
        await bench.AssertOnceEachAsync(1, transactions: 1);
    }

    [Fact]
    public async Task A_node_without_old_states_says_so()
    {
        await using var bench = await AnchorBench.StartAsync(Cancellation, confirmations: 3);
        bench.Log.AddCheckpoints(1);
        await bench.CatchUpAsync(Cancellation);
        bench.Log.AddCheckpoints(1);
        await bench.Chain.SettleAsync(Cancellation);
        bench.Chain.Faults.Asked.Clear();

        bench.Chain.Faults.Errors["eth_getProof"] = "missing trie node 00 (path )";
        var step = await bench.Loop.StepAsync(Cancellation);

        Assert.Equal((AnchorOutcome.StatePruned, 1UL, 0), (step.Outcome, step.Anchored, step.UnderWay));
        Assert.DoesNotContain("eth_sendRawTransaction", bench.Chain.Faults.Asked);
    }

    private static JsonNode WithByteChanged(JsonNode truth, string member)
    {
        var target = truth[member]!;
        if (target is JsonArray { Count: > 0 } nodes)
        {
            if (nodes[0] is JsonObject slot)
            {
                target = slot["proof"]!;
                nodes = target.AsArray();
            }

            nodes[^1] = Changed(nodes[^1]!.GetValue<string>());
        }
        else if (target is JsonValue)
        {
            truth[member] = Changed(target.GetValue<string>());
        }

        return truth;
    }

    private static string Changed(string hex) => hex[..^1] + (hex[^1] == '0' ? '1' : '0');
}
