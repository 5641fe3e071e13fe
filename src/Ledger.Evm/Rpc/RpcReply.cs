using System.Text.Json;

namespace Ledger.Evm.Rpc;

/// <summary>The answer to one call: a result or the node's error.</summary>
/// <param name="Result">
/// The result; its kind is null when the node has nothing, undefined when it answered an error.
/// </param>
/// <param name="Error">The error, if that was the answer.</param>
public readonly record struct RpcReply(JsonElement Result, RpcError? Error)
{
    /// <summary>The result.</summary>
    /// <exception cref="RpcErrorException">The answer was an error.</exception>
    public JsonElement Require() => Error is null ? Result : throw new RpcErrorException(Error);
}

/// <summary>A node's error object (JSON-RPC 2.0, section 5.1).</summary>
/// <param name="Code">The code; 3 is a reverted call by custom.</param>
/// <param name="Message">The node's own words: for people, and for the few errors that have no code.</param>
/// <param name="Data">The revert data, if the node gave any.</param>
public sealed record RpcError(int Code, string Message, ReadOnlyMemory<byte> Data);

/// <summary>The node answered a call with an error.</summary>
public sealed class RpcErrorException(RpcError error) : Exception($"{error.Code}: {error.Message}")
{
    /// <summary>The node's error.</summary>
    public RpcError Error { get; } = error;
}
