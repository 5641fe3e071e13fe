using System.Text.Json;
using Ledger.Domain;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests.Registry;

/// <summary>Reads rights from a chain with ethers, which knows nothing of ours but the contract's interface.</summary>
internal static class ChainReader
{
    public static async Task<ChainView> ReadAsync(
        Uri node, string contract, AssetId asset, CancellationToken cancellationToken)
    {
        var text = await ChildProcess.RunAsync(
            new ChildProcessOptions(
                "node", Repository.PathOf("contracts", "test-node", "read-rights.mjs"), node.ToString(), contract,
                asset.ToString()),
            cancellationToken);
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        return new ChainView(
            root.GetProperty("isMirrored").GetBoolean(),
            root.GetProperty("size").GetString()!,
            root.GetProperty("asset").GetProperty("status").GetString()!,
            [.. root.GetProperty("rights").EnumerateArray().Select(right => right.GetProperty("status").GetString()!)]);
    }
}

/// <summary>What a mirror says of an asset.</summary>
internal sealed record ChainView(bool IsMirrored, string Size, string Asset, IReadOnlyList<string> Rights);
