using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Ports.Mirror;

namespace Ledger.Evm.Rpc;

/// <summary>Writes arrays of JSON-RPC 2.0 requests and reads the answers back by their ids.</summary>
internal static class RpcCodec
{
    private const int LongestMessage = 1000;

    /// <summary>The request's bytes. A single call goes without array: some gateways take no arrays.</summary>
    public static byte[] Write(IReadOnlyList<RpcCall> calls, long firstId) => CanonicalJson.Write(
        calls.Count == 1
            ? calls[0].ToJson(firstId)
            : new JsonArray(calls.Select((call, i) => call.ToJson(firstId + i))));

    /// <summary>The replies in the order of the calls; every id exactly once and no other.</summary>
    public static RpcReply[] Read(byte[] response, int count, long firstId)
    {
        try
        {
            // The elements are cloned out, so the document may go.
            using var document = JsonDocument.Parse(response);
            var root = document.RootElement;
            var answers = root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : new[] { root };
            return Match(answers, count, firstId);
        }
        catch (JsonException e)
        {
            throw new ChainUnavailableException("The node's answer is not JSON.", e);
        }
    }

    private static RpcReply[] Match(JsonElement[] answers, int count, long firstId)
    {
        var replies = new RpcReply?[count];
        foreach (var answer in answers)
        {
            if (answer.ValueKind == JsonValueKind.Object
                && answer.TryGetProperty("error", out var refusal)
                && (!answer.TryGetProperty("id", out var id) || id.ValueKind == JsonValueKind.Null))
            {
                // The node could not even read the request, or refuses arrays: nothing of it was answered.
                throw new RpcErrorException(ReadError(refusal));
            }

            var position = Position(answer, firstId);
            if (position is not { } index || index >= count || replies[index] is not null)
            {
                throw new ChainLiesException("The node answered a call that was not made, or twice.");
            }

            replies[index] = ReadReply(answer);
        }

        return [.. replies.Select(reply => reply
            ?? throw new ChainUnavailableException("The node left a call unanswered."))];
    }

    private static long? Position(JsonElement answer, long firstId) =>
        answer.ValueKind == JsonValueKind.Object
        && answer.TryGetProperty("id", out var id)
        && id.ValueKind == JsonValueKind.Number
        && id.TryGetInt64(out var number)
        && number >= firstId
            ? number - firstId
            : null;

    private static RpcReply ReadReply(JsonElement answer)
    {
        var hasResult = answer.TryGetProperty("result", out var result);
        var hasError = answer.TryGetProperty("error", out var error) && error.ValueKind != JsonValueKind.Null;
        if (hasError == (hasResult && result.ValueKind != JsonValueKind.Null) && hasError | !hasResult)
        {
            throw new ChainLiesException("An answer must hold either a result or an error.");
        }

        return hasError ? new RpcReply(default, ReadError(error)) : new RpcReply(result.Clone(), Error: null);
    }

    private static RpcError ReadError(JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object)
        {
            throw new ChainLiesException("An error must be an object.");
        }

        var code = error.TryGetProperty("code", out var c) && c.TryGetInt32(out var number) ? number : 0;
        var message = error.TryGetProperty("message", out var m) && m.ValueKind == JsonValueKind.String
            ? m.GetString()!
            : "no message";
        var data = error.TryGetProperty("data", out var d) && RpcHex.TryReadData(d, out var bytes) ? bytes : [];
        return new RpcError(code, message.Length > LongestMessage ? message[..LongestMessage] : message, data);
    }
}
