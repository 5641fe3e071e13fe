using Ledger.Cryptography;
using Ledger.Evm.Node;
using Ledger.Evm.Rpc;
using Ledger.Testing;

namespace Ledger.Benchmarks.Mirror;

/// <summary>A real node that makes a block a second, however full.</summary>
internal sealed class BenchmarkChain : IAsyncDisposable
{
    /// <summary>Gas a block.</summary>
    public const long GasLimit = 4_000_000_000;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    private readonly AnvilNode _anvil;
    private ulong _countedTo;
    private ulong _gas;

    private BenchmarkChain(AnvilNode anvil)
    {
        _anvil = anvil;
        Node = new EvmNode(new JsonRpcClient(Http, anvil.Endpoint, new JsonRpcOptions(), TimeProvider.System));
    }

    public HttpClient Http { get; } = new() { Timeout = Timeout.InfiniteTimeSpan };

    public Uri Endpoint => _anvil.Endpoint;

    public EvmNode Node { get; }

    public ulong ChainId => (ulong)_anvil.ChainId;

    public static async Task<BenchmarkChain> StartAsync(CancellationToken cancellationToken) =>
        new(await AnvilNode.StartAsync(
            new AnvilOptions { BlockTime = 1, GasLimit = GasLimit }, cancellationToken));

    public PrivateKey Key(int account) => PrivateKey.Import(
        SignatureAlgorithm.Secp256k1, Convert.FromHexString(_anvil.Accounts[account].PrivateKey.AsSpan(2)));

    public async Task<EvmReceipt> WaitForAsync(Digest transaction, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await Node.ReadReceiptAsync(transaction, cancellationToken) is { } receipt)
            {
                return receipt.Receipt.Succeeded
                    ? receipt
                    : throw new InvalidOperationException($"Transaction {transaction} was reverted.");
            }

            await Task.Delay(LookEvery, cancellationToken);
        }
    }

    /// <summary>The gas that all blocks so far used.</summary>
    public async Task<ulong> ReadGasAsync(CancellationToken cancellationToken)
    {
        var latest = await Node.ReadLatestBlockAsync(cancellationToken);
        while (_countedTo < latest.Header.Number)
        {
            var block = await Node.ReadBlockAsync(++_countedTo, cancellationToken);
            _gas += block!.Header.GasUsed;
        }

        return _gas;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _anvil.DisposeAsync();
    }
}
