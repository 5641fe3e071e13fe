using Ledger.Cryptography;
using Ledger.Evidence.Mirror;
using Ledger.Evm.Node;
using Ledger.Evm.Rpc;
using Ledger.Evm.Transactions;
using Ledger.Testing;

namespace Ledger.Evm.Tests.Transactions;

public sealed class ContractCreationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_creation_that_the_node_forgets_is_sent_again()
    {
        await using var anvil = await AnvilNode.StartAsync(Cancellation);
        using var http = new HttpClient();
        var node = new EvmNode(
            new JsonRpcClient(http, anvil.Endpoint, new JsonRpcOptions(), TimeProvider.System));
        var payer = EvmMirrorUnderTest.KeyOf(anvil, 0);
        var address = EvmKeys.AddressOf(payer.PublicKey);
        await anvil.CallAsync("evm_setAutomine", [false], Cancellation);

        var creation = MirrorDeployment.CreateAsync(
            node, payer, EvmFees.Zero, MirrorCommit.OriginOf("dev-ledger.example/registry"), address, address,
            TimeProvider.System, Cancellation);
        await WaitForPendingAsync(anvil);
        await anvil.CallAsync("anvil_dropAllTransactions", [], Cancellation);
        await WaitForPendingAsync(anvil);
        await anvil.CallAsync("evm_mine", [], Cancellation);

        Assert.Equal(1UL, (await creation).Block);
    }

    private static async Task WaitForPendingAsync(AnvilNode anvil)
    {
        while ((await anvil.CallAsync("txpool_status", [], Cancellation)).GetProperty("pending").GetString() != "0x1")
        {
            await Task.Delay(20, Cancellation);
        }
    }
}
