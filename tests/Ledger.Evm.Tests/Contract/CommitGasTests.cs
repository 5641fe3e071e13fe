using Ledger.Cryptography;
using Ledger.Evidence.Mirror;
using Ledger.Evm.Contract;
using Ledger.Ports.Mirror;
using Ledger.Ports.TestKit;
using Ledger.Testing;
using static Ledger.Ports.TestKit.MirrorEffects;

namespace Ledger.Evm.Tests.Contract;

public sealed class CommitGasTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_commit_never_needs_more_gas_than_its_operations_say()
    {
        await using var chain = await EvmMirrorUnderTest.DeployAsync(
            await AnvilNode.StartAsync(new AnvilOptions { Flags = ["--hardfork", "prague"] }, Cancellation),
            Cancellation,
            change: options => options with { Bound = new CommitBound(900_000_000, 4_000_000) });
        var range = new MirrorRange(0, 1);
        var ratios = new List<double>();
        foreach (var effects in Loads())
        {
            range = range with { Effects = [.. effects] };
            ratios.Add(await RatioAsync(chain, range));
            range = range.Then(1);
        }

        // Long runs of filings pay the floor of their data, which is exact. What changes slots that are set needs far
        // less than the limit; the operations do not say which are.
        Assert.All(ratios, ratio => Assert.InRange(ratio, 0.15, 1.0));
    }

    // Limit for one of each: nothing, first and later versions, one or many assets, long runs of filings, all at once.
    private static IEnumerable<IEnumerable<Evidence.Entries.EntryEffect>> Loads()
    {
        var many = Enumerable.Range(1, 200).ToArray();
        yield return [];
        yield return [Record(1000, 1)];
        yield return [Right(1000, 1, 2)];
        yield return many.Select(i => Record(i, 1));
        yield return many.Select(i => Right(i, 1, 2));
        yield return many.SelectMany(i => new[] { Right(i, 2, 3), Right(i, 3, 3) });
        yield return many.Select(i => Right(i, 1, 4, frozen: true));
        yield return many.Select(i => Right(i, 1, 5, terms: 1));
        yield return Enumerable.Range(1, 3000).Select(i => Egress(1, (ulong)i));
        yield return Enumerable.Range(3001, 20_000).Select(i => Egress(1, (ulong)i));
        yield return many.Select(i => Transaction(i, 1));
        yield return many.SelectMany(i =>
            new[] { Record(i, 6), Right(i, 4, 6), Transaction(i, 2), Egress(i + 1000, 1), Egress(i + 1000, 2) });
        yield return Enumerable.Range(1, 900).Select(i => Right(2000, (uint)i, 1));
    }

    private static async Task<double> RatioAsync(EvmMirrorUnderTest chain, MirrorRange range)
    {
        var commit = range.Sign(chain);
        var submission = await chain.Mirror.SubmitAsync(commit, Cancellation);
        var sent = Assert.IsType<MirrorSubmission.Sent>(submission);
        await chain.SettleAsync(Cancellation);
        await chain.Mirror.ReadSizeAsync(Cancellation);
        var receipt = await chain.Node.ReadReceiptAsync(Digest.Parse(sent.TransactionId), Cancellation);
        Assert.True(receipt!.Receipt.Succeeded, range.ToString());
        Assert.True(MirrorTally.TryCount(commit.Operations.Span, out var tally));
        return receipt.GasUsed / (double)CommitGas.AtMost(tally, MirrorContract.Commit(commit).Length);
    }
}
