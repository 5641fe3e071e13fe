using Ledger.Cryptography;

namespace Ledger.Evm.Rpc;

/// <summary>One JSON-RPC call.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="Parameters">Its positional parameters.</param>
public sealed record RpcCall(string Method, params JsonValue[] Parameters)
{
    /// <summary>Whether repeating the call changes nothing: every method that only reads.</summary>
    public bool IsRead => !Method.StartsWith("eth_send", StringComparison.Ordinal);

    internal JsonObject ToJson(long id) => new(
        ("jsonrpc", "2.0"), ("id", new JsonNumber(id)), ("method", Method), ("params", new JsonArray(Parameters)));
}
