using System.Globalization;
using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Evidence.Evm;
using Ledger.Evidence.Mirror;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests.Registry;

/// <summary>A chain node whose state survives it, and what is on the chain.</summary>
internal sealed class KeptChain(AnvilNode node) : IAsyncDisposable
{
    public Uri Endpoint => node.Endpoint;

    public AnvilNode Node => node;

    /// <summary>SIGTERM and back: the whole state is written.</summary>
    public Task RestartAsync(CancellationToken cancellationToken) => node.RestartAsync(cancellationToken);

    /// <summary>SIGTERM.</summary>
    public Task StopAsync() => node.StopAsync();

    /// <summary>SIGKILL: the blocks after the last writing of the state are lost, at most of a second.</summary>
    public Task KillAsync() => node.KillAsync();

    public Task ResumeAsync(CancellationToken cancellationToken) => node.ResumeAsync(cancellationToken);

    /// <summary>The contract's size, by plain JSON-RPC.</summary>
    public async Task<ulong> ReadSizeAsync(EvmAddress contract, CancellationToken cancellationToken)
    {
        var selector = Hex.Encode(DigestAlgorithm.Keccak256.Hash("size()"u8).AsSpan()[..4]);
        var call = new { to = contract.ToString(), data = "0x" + selector };
        var answer = await node.CallAsync("eth_call", [call, "latest"], cancellationToken);
        return ulong.Parse(answer.GetString()!.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    /// <summary>Every commit on the chain in the order of its blocks, by plain JSON-RPC.</summary>
    public async Task<IReadOnlyList<MirrorCommitted>> ReadCommitsAsync(
        EvmAddress contract, CancellationToken cancellationToken)
    {
        var filter = new
        {
            address = contract.ToString(),
            fromBlock = "0x0",
            toBlock = "latest",
            topics = new[] { "0x" + MirrorEvents.CommittedTopic },
        };
        var logs = await node.CallAsync("eth_getLogs", [filter], cancellationToken);
        return
        [
            .. logs.EnumerateArray().Select(Read).Select(log => MirrorEvents.ReadCommitted(log, contract)
                ?? throw new InvalidDataException("The chain has an event that is no commit.")),
        ];
    }

    public ValueTask DisposeAsync() => node.DisposeAsync();

    private static EventLog Read(JsonElement log) => new(
        EvmAddress.Parse(log.GetProperty("address").GetString()!),
        [.. log.GetProperty("topics").EnumerateArray().Select(topic => Digest.Parse(topic.GetString()![2..]))],
        Convert.FromHexString(log.GetProperty("data").GetString()![2..]));
}
