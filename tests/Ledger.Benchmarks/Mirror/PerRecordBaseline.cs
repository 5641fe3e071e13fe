using System.Diagnostics;
using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Evm;
using Ledger.Evm.Node;
using Ledger.Evm.Rpc;
using Ledger.Evm.Transactions;
using Ledger.Testing;

namespace Ledger.Benchmarks.Mirror;

/// <summary>
/// What the mirror is measured against: one transaction a record, signed beforehand, sent by several streams of arrays
/// as fast as the node takes them.
/// </summary>
internal sealed class PerRecordBaseline(BenchmarkChain chain, PrivateKey key)
{
    private const int Streams = 4;
    private const int Batch = 200;
    private const ulong GasLimit = 200_000;

    private readonly PerRecordCalls _calls = new();

    private EvmAddress _contract;
    private ulong _nonce;

    public async Task DeployAsync(CancellationToken cancellationToken)
    {
        using var artifact = JsonDocument.Parse(await File.ReadAllBytesAsync(
            Repository.PathOf("contracts", "artifacts", "PerRecordRegistry.json"), cancellationToken));
        var code = artifact.RootElement.GetProperty("bytecode").GetString()!;
        byte[] creation =
        [
            .. Convert.FromHexString(code.StartsWith("0x", StringComparison.Ordinal) ? code[2..] : code),
            .. new byte[12], .. EvmKeys.AddressOf(key.PublicKey).ToArray(),
        ];
        var transaction = new EvmTransaction(
            chain.ChainId, _nonce++, EvmFees.Zero, GasLimit: 10_000_000, To: null, creation).Sign(key);
        await chain.Node.SendAsync(transaction.Encoded, cancellationToken);
        var receipt = await chain.WaitForAsync(transaction.Hash, cancellationToken);
        _contract = receipt.CreatedContract!.Value;
    }

    /// <summary>Signs, then sends and waits; the time is of sending and waiting alone.</summary>
    public async Task<Measured> RunAsync(IEnumerable<EntryEffect[]> entries, CancellationToken cancellationToken)
    {
        SignedTransaction[] signed = [.. entries.SelectMany(effects => effects).Select(effect => new EvmTransaction(
            chain.ChainId, _nonce++, EvmFees.Zero, GasLimit, _contract, _calls.Call(effect)).Sign(key))];
        var before = await chain.ReadGasAsync(cancellationToken);
        var clock = Stopwatch.StartNew();
        var calls = signed.Select(one =>
            new RpcCall("eth_sendRawTransaction", "0x" + Convert.ToHexStringLower(one.Encoded.Span))).Chunk(Batch);
        await Parallel.ForEachAsync(
            calls,
            new ParallelOptions { MaxDegreeOfParallelism = Streams, CancellationToken = cancellationToken },
            async (batch, stop) =>
            {
                foreach (var reply in await chain.Rpc.BatchAsync(batch, stop))
                {
                    reply.Require();
                }
            });
        await chain.WaitForAsync(signed[^1].Hash, cancellationToken);
        var elapsed = clock.Elapsed;
        return new Measured(signed.Length, elapsed, await chain.ReadGasAsync(cancellationToken) - before);
    }
}

/// <summary>So many records in so long for so much gas.</summary>
internal sealed record Measured(int Records, TimeSpan Elapsed, ulong Gas)
{
    public double Rate => Records / Elapsed.TotalSeconds;

    public double GasARecord => Gas / (double)Records;
}
