using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;

namespace Ledger.Domain.Keys;

/// <summary>
/// Who seals the blocks of a chain from a height on (QBFT), up to the next set of that chain: the material of a key of
/// <see cref="KeyPurpose.Validators"/>, canonical JSON.
/// </summary>
/// <param name="Chain">Keccak-256 of the chain's first block.</param>
/// <param name="From">The height of the first block that they seal.</param>
/// <param name="Validators">Their addresses, 0x and 40 lowercase hexadecimal characters each, ascending.</param>
public sealed record ChainValidators(Digest Chain, ulong From, ValueList<string> Validators)
{
    private const int AddressLength = 42;

    private static readonly SearchValues<char> s_lowerHex = SearchValues.Create("0123456789abcdef");

    /// <summary>The canonical JSON.</summary>
    public byte[] ToBytes() => CanonicalJson.Write(new JsonObject(
        ("chain", Chain.ToString()),
        ("from", CanonicalDecimal.Encode(From)),
        ("validators", new JsonArray(Validators.Select(static one => (JsonValue)one)))));

    /// <summary>Reads exactly what <see cref="ToBytes"/> writes of a set that could seal a block.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out ChainValidators? validators)
    {
        validators = CanonicalJson.TryParse(bytes, out var value, out _)
            && value is JsonObject members && members.HasExactly("chain", "from", "validators")
            && members.TryGetDigest("chain", out var chain)
            && members.TryGetDecimal("from", out var from) && from <= long.MaxValue
            && members.TryGetArray("validators", out var items)
            && items.Select(static item => (item as JsonText)?.Value ?? "").ToList() is { Count: > 0 } addresses
            && addresses.TrueForAll(IsAddress)
            && addresses.Zip(addresses.Skip(1)).All(static two => string.CompareOrdinal(two.First, two.Second) < 0)
                ? new ChainValidators(chain, from, [.. addresses])
                : null;
        return validators is not null;
    }

    private static bool IsAddress(string text) => text.Length == AddressLength
        && text.StartsWith("0x", StringComparison.Ordinal) && !text.AsSpan(2).ContainsAnyExcept(s_lowerHex);
}
