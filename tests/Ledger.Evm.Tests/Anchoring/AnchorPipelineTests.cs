using Ledger.Evidence.Evm;
using Ledger.Evm.Transactions;
using Ledger.Grains.Anchoring;
using Ledger.Ports;

namespace Ledger.Evm.Tests.Anchoring;

/// <summary>
/// What can go wrong with several ranges in flight: each lands once, in order, and nothing is sent in vain.
/// </summary>
public sealed class AnchorPipelineTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task One_dropped_of_three_in_flight_is_handed_over_again_with_those_behind_it(int dropped)
    {
        await using var bench = await StartAsync();
        await bench.FlyAsync(3);
        var sent = await bench.WaitingAsync();

        // The node drops what stands behind it, too.
        await bench.Chain.Anvil.CallAsync("anvil_dropTransaction", [sent[dropped]], Cancellation);
        Assert.Equal(sent[..dropped], await bench.WaitingAsync());
        await bench.Chain.SettleAsync(Cancellation);
        await bench.Loop.StepAsync(Cancellation);

        Assert.Equal(sent[dropped..], await bench.WaitingAsync());
        await bench.Chain.SettleAsync(Cancellation);
        Assert.Equal(AnchorOutcome.CaughtUp, (await bench.Loop.StepAsync(Cancellation)).Outcome);
        await bench.AssertOnceEachAsync(3, transactions: 3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_chain_that_forks_back_under_two_in_flight_gets_them_again_behind_what_it_lost(bool forgets)
    {
        await using var bench = await StartAsync();
        await bench.FlyAsync(1);
        await bench.CatchUpAsync(Cancellation);
        var snapshot = await bench.Chain.Anvil.CallAsync("evm_snapshot", [], Cancellation);
        await bench.FlyAsync(1);
        await bench.CatchUpAsync(Cancellation);
        await bench.FlyAsync(2);

        await bench.Chain.Anvil.CallAsync("evm_revert", [snapshot.GetString()], Cancellation);
        if (forgets)
        {
            await bench.Chain.Anvil.CallAsync("anvil_dropAllTransactions", [], Cancellation);
        }

        var fallen = await bench.Loop.StepAsync(Cancellation);

        Assert.Equal((2UL, 1UL), (fallen.FallenBack!.From, fallen.FallenBack.To));
        Assert.Equal((AnchorOutcome.UnderWay, 1UL, 3), (fallen.Outcome, fallen.Anchored, fallen.UnderWay));
        await bench.CatchUpAsync(Cancellation);
        await bench.AssertOnceEachAsync(4, transactions: 4);
    }

    [Fact]
    public async Task The_first_of_three_in_flight_replaced_lets_all_three_go_again()
    {
        await using var bench = await StartAsync();
        await bench.FlyAsync(3);
        var payer = bench.Chain.Options.RelayerKey;
        var nonce = await bench.Chain.Node.CountTransactionsAsync(EvmKeys.AddressOf(payer.PublicKey), Cancellation) - 3;
        // Somebody who holds the relayer's key sends another transaction in the place of the first.
        var other = new EvmTransaction(
            bench.Chain.Options.ChainId, nonce, new EvmFees(1_000_000_000, 1_000_000_000), GasLimit: 100_000,
            EvmAddress.Parse("0x" + new string('9', 40)), Data: default).Sign(payer);
        await bench.Chain.Node.SendAsync(other.Encoded, Cancellation);

        await bench.CatchUpAsync(Cancellation);

        // The one that replaced it, the two that came out of turn, and the three again.
        await bench.AssertOnceEachAsync(3, transactions: 6);
    }

    [Fact]
    public async Task A_process_restarted_under_three_in_flight_sends_none_of_them_twice_to_effect()
    {
        await using var bench = await StartAsync();
        await bench.FlyAsync(3);

        bench.RestartLoop();
        await bench.Loop.StepAsync(Cancellation);
        await bench.Chain.SettleAsync(Cancellation);

        await bench.CatchUpAsync(Cancellation);
        await bench.AssertOnceEachAsync(3, transactions: 3);
    }

    [Fact]
    public async Task Every_checkpoint_is_read_once_however_many_ranges_they_make()
    {
        await using var bench = await AnchorBench.StartAsync(
            Cancellation, changeMirror: options => options with { Bound = new CommitBound(Gas: 700_000) });
        bench.Log.AddCheckpoints(20);

        await bench.CatchUpAsync(Cancellation);

        Assert.InRange((await bench.ReadRangesAsync(Cancellation)).Count, 2, 10);
        Assert.Equal(20, bench.Log.Reads.Count);
        Assert.Distinct(bench.Log.Reads);
    }

    [Fact]
    public async Task A_fault_of_the_log_is_thrown_after_what_was_ready_was_sent()
    {
        await using var bench = await StartAsync();
        bench.Log.AddCheckpoints(12);
        bench.Log.FailsFrom = 9;

        await Assert.ThrowsAsync<JournalUnavailableException>(() => bench.Loop.StepAsync(Cancellation));
        Assert.Equal(9, (await bench.WaitingAsync()).Count);

        bench.Log.FailsFrom = null;
        await bench.CatchUpAsync(Cancellation);
        await bench.AssertOnceEachAsync(12, transactions: 12);
    }

    private static Task<AnchorBench> StartAsync() => AnchorBench.StartAsync(
        Cancellation, change: options => options with { CheckpointsARange = 1, Pipeline = 16 });
}
