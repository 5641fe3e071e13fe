using Ledger.Evm.Rpc;

namespace Ledger.Evm.Node;

/// <summary>
/// What nodes mean by their words. JSON-RPC has no codes for these, so the texts of geth, Besu and anvil are matched.
/// </summary>
internal static class NodeErrors
{
    private static readonly string[] Pruned =
    [
        "missing trie node", "state not available", "historical state", "world state unavailable",
        "world state is not available", "blockoutofrange", "header not found", "state is not available",
        "pruned",
    ];

    private static readonly string[] Known = ["already known", "known transaction", "already imported"];

    private static readonly string[] NonceUsed = ["nonce too low", "nonce below", "nonce_too_low"];

    private static readonly string[] NonceTaken =
        ["replacement transaction underpriced", "underpriced replacement", "replacement underpriced"];

    private static readonly string[] NonceFar =
        ["nonce too high", "nonce too distant", "nonce too far", "nonce_too_far"];

    public static bool IsPruned(RpcError error) => Has(error, Pruned);

    /// <summary>The very transaction is in the pool or a block.</summary>
    public static bool IsKnown(RpcError error) => Has(error, Known);

    /// <summary>The nonce is below the account's.</summary>
    public static bool IsNonceUsed(RpcError error) => Has(error, NonceUsed);

    /// <summary>Another transaction waits with the same nonce.</summary>
    public static bool IsNonceTaken(RpcError error) => Has(error, NonceTaken);

    /// <summary>The nonce leaves a gap the node does not hold transactions over.</summary>
    public static bool IsNonceFar(RpcError error) => Has(error, NonceFar);

    private static bool Has(RpcError error, string[] texts) =>
        texts.Any(text => error.Message.Contains(text, StringComparison.OrdinalIgnoreCase));
}
