using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Ledger.Cryptography;

namespace Ledger.Evm.Contract;

/// <summary>Reads the data of a reverted call by the errors that a contract's ABI declares.</summary>
public sealed class AbiErrors
{
    private const int SelectorLength = 4;
    private const int WordLength = 32;

    // Solidity's own: revert("…") and failed assertions.
    private static readonly AbiError Text = new("Error", [("string", "message")]);
    private static readonly AbiError Panic = new("Panic", [("uint256", "code")]);

    private readonly Dictionary<uint, AbiError> _bySelector = [];

    internal AbiErrors(JsonElement abi)
    {
        foreach (var entry in abi.EnumerateArray().Where(entry => entry.GetProperty("type").GetString() == "error"))
        {
            Add(new AbiError(
                entry.GetProperty("name").GetString()!,
                [.. entry.GetProperty("inputs").EnumerateArray().Select(input =>
                    (input.GetProperty("type").GetString()!, input.GetProperty("name").GetString()!))]));
        }

        Add(Text);
        Add(Panic);
    }

    /// <summary>The error's name and its values for people; null when the data is no declared error's.</summary>
    public (string Name, string Message)? Read(ReadOnlySpan<byte> data)
    {
        if (data.Length < SelectorLength || !_bySelector.TryGetValue(Selector(data), out var error))
        {
            return null;
        }

        var arguments = data[SelectorLength..];
        if (error == Text)
        {
            return (error.Name, ReadText(arguments));
        }

        if (arguments.Length != error.Inputs.Count * WordLength)
        {
            return (error.Name, "with values of another length than declared");
        }

        var values = new List<string>();
        for (var i = 0; i < error.Inputs.Count; i++)
        {
            var (type, name) = error.Inputs[i];
            values.Add($"{name} {Format(type, arguments.Slice(i * WordLength, WordLength))}");
        }

        return (error.Name, string.Join(", ", values));
    }

    private static string Format(string type, ReadOnlySpan<byte> word) => type switch
    {
        "address" => "0x" + Hex.Encode(word[12..]),
        "bool" => word[^1] == 0 ? "false" : "true",
        _ when type.StartsWith("uint", StringComparison.Ordinal) =>
            new BigInteger(word, isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture),
        _ when type.StartsWith("bytes", StringComparison.Ordinal)
            && int.TryParse(type.AsSpan(5), CultureInfo.InvariantCulture, out var length) => Hex.Encode(word[..length]),
        _ => Hex.Encode(word),
    };

    // offset (32), length, UTF-8.
    private static string ReadText(ReadOnlySpan<byte> arguments)
    {
        if (arguments.Length < 2 * WordLength)
        {
            return "";
        }

        var length = new BigInteger(arguments[WordLength..(2 * WordLength)], isUnsigned: true, isBigEndian: true);
        var rest = arguments[(2 * WordLength)..];
        return Encoding.UTF8.GetString(length <= rest.Length ? rest[..(int)length] : rest);
    }

    private static uint Selector(ReadOnlySpan<byte> data) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(data);

    private void Add(AbiError error)
    {
        var signature = $"{error.Name}({string.Join(',', error.Inputs.Select(input => input.Type))})";
        _bySelector[Selector(DigestAlgorithm.Keccak256.Hash(Encoding.ASCII.GetBytes(signature)).AsSpan())] = error;
    }

    private sealed record AbiError(string Name, IReadOnlyList<(string Type, string Name)> Inputs);
}
