using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Evidence.Evm;
using Ledger.Ports.Mirror;

namespace Ledger.Evm.Rpc;

/// <summary>
/// The hex values of Ethereum's JSON-RPC: quantities (no leading zeros, zero is 0x0) and data (two digits a byte).
/// </summary>
internal static class RpcHex
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    public static string Quantity(ulong value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);

    public static string Data(ReadOnlySpan<byte> value) => "0x" + Convert.ToHexStringLower(value);

    public static string Data(Digest value) => "0x" + value;

    public static bool TryReadData(JsonElement element, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (Text(element) is not { } text || text.Length % 2 != 0 || text.AsSpan(2).ContainsAnyExcept(HexDigits))
        {
            return false;
        }

        bytes = Convert.FromHexString(text.AsSpan(2));
        return true;
    }

    public static byte[] ReadData(JsonElement element) =>
        TryReadData(element, out var bytes) ? bytes : throw Malformed("data", element);

    public static Digest ReadDigest(JsonElement element) =>
        TryReadData(element, out var bytes) && Digest.TryRead(bytes, out var digest)
            ? digest
            : throw Malformed("32 bytes", element);

    public static EvmAddress ReadAddress(JsonElement element) =>
        TryReadData(element, out var bytes) && EvmAddress.TryRead(bytes, out var address)
            ? address
            : throw Malformed("an address", element);

    public static ulong ReadUInt64(JsonElement element) =>
        ReadInteger(element) is var value && value <= ulong.MaxValue
            ? (ulong)value
            : throw Malformed("64 bit", element);

    public static BigInteger ReadInteger(JsonElement element)
    {
        // 0x and at most 64 digits; the leading zero keeps the parser from reading a sign.
        if (Text(element) is not { Length: >= 3 and <= 66 } text
            || (text[2] == '0' && text.Length > 3)
            || !BigInteger.TryParse(
                "0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            throw Malformed("a quantity", element);
        }

        return value;
    }

    public static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member)
            ? member
            : throw new ChainLiesException($"The node's answer has no {name}.");

    public static bool TryMember(JsonElement element, string name, out JsonElement member)
    {
        member = default;
        return element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty(name, out member)
            && member.ValueKind != JsonValueKind.Null;
    }

    public static IEnumerable<JsonElement> Items(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? element.EnumerateArray()
        : throw new ChainLiesException("The node's answer is not an array where one was due.");

    private static string? Text(JsonElement element) =>
        element.ValueKind == JsonValueKind.String
        && element.GetString() is { } text
        && text.StartsWith("0x", StringComparison.Ordinal)
            ? text
            : null;

    private static ChainLiesException Malformed(string what, JsonElement element)
    {
        var text = element.ValueKind == JsonValueKind.Undefined ? "nothing" : element.GetRawText();
        return new ChainLiesException($"Expected {what}, got {(text.Length > 80 ? text[..80] : text)}.");
    }
}
