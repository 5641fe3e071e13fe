using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Evm;
using Ledger.Evm.Transactions;
using Ledger.Testing;

namespace Ledger.Benchmarks.Mirror;

/// <summary>
/// What the mirror is measured against: one transaction a record, signed and written as request bodies beforehand,
/// sent by several streams of arrays as fast as the node takes them.
/// </summary>
/// <param name="chain">The node.</param>
/// <param name="key">Who sends, and the only one whom the contract takes records from.</param>
/// <param name="streams">How many arrays are under way at once.</param>
/// <param name="batch">How many transactions an array holds.</param>
internal sealed class PerRecordBaseline(BenchmarkChain chain, PrivateKey key, int streams, int batch)
{
    // The fastest of 1, 2, 4 and 8 streams of 50, 100, 200 and 400.
    public const int BestStreams = 4;
    public const int BestBatch = 200;

    private const ulong GasLimit = 200_000;

    private static readonly MediaTypeHeaderValue JsonType = new("application/json");

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
        var transaction = Sign(_nonce++, to: null, gasLimit: 10_000_000, creation);
        await chain.Node.SendAsync(transaction.Encoded, cancellationToken);
        var receipt = await chain.WaitForAsync(transaction.Hash, cancellationToken);
        _contract = receipt.CreatedContract!.Value;
    }

    /// <summary>Signs and writes, then sends and waits; the time is of sending and waiting alone.</summary>
    public async Task<Measured> RunAsync(IEnumerable<EntryEffect[]> entries, CancellationToken cancellationToken)
    {
        byte[][] calls = [.. entries.SelectMany(effects => effects).Select(_calls.Call)];
        var first = _nonce;
        _nonce += (ulong)calls.Length;
        SignedTransaction[] signed =
            [.. calls.AsParallel().AsOrdered().Select((call, i) => Sign(first + (ulong)i, _contract, GasLimit, call))];
        byte[][] bodies = [.. signed.Chunk(batch).AsParallel().AsOrdered().Select(WriteBody)];

        var before = await chain.ReadGasAsync(cancellationToken);
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            bodies,
            new ParallelOptions { MaxDegreeOfParallelism = streams, CancellationToken = cancellationToken },
            async (body, stop) => await PostAsync(body, stop));
        await chain.WaitForAsync(signed[^1].Hash, cancellationToken);
        var elapsed = clock.Elapsed;
        return new Measured(signed.Length, elapsed, await chain.ReadGasAsync(cancellationToken) - before);
    }

    private SignedTransaction Sign(ulong nonce, EvmAddress? to, ulong gasLimit, byte[] data) =>
        new EvmTransaction(chain.ChainId, nonce, EvmFees.Zero, gasLimit, to, data).Sign(key);

    private static byte[] WriteBody(SignedTransaction[] transactions) => Encoding.ASCII.GetBytes(
        $"[{string.Join(',', transactions.Select(one => $$"""
            {"id":{{one.Nonce}},"jsonrpc":"2.0","method":"eth_sendRawTransaction","params":["0x{{
            Convert.ToHexStringLower(one.Encoded.Span)}}"]}
            """))}]");

    private async Task PostAsync(byte[] body, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = JsonType;
        using var response = await chain.Http.PostAsync(chain.Endpoint, content, cancellationToken);
        var answer = await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancellationToken);
        if (answer.AsSpan().IndexOf("\"error\""u8) >= 0)
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
        }
    }
}

/// <summary>So many records in so long for so much gas.</summary>
internal sealed record Measured(int Records, TimeSpan Elapsed, ulong Gas)
{
    public double Rate => Records / Elapsed.TotalSeconds;

    public double GasARecord => Gas / (double)Records;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Elapsed.TotalSeconds:N2} s, {Rate:N0}/s, {GasARecord:N0} gas");
}
