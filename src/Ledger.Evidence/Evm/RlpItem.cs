using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Ledger.Cryptography;

namespace Ledger.Evidence.Evm;

/// <summary>
/// One item of Recursive Length Prefix encoding (Ethereum yellow paper, appendix B): a byte string or a list.
/// Decoding is strict: the shortest length form only, no bytes left over, at most <see cref="MaximumDepth"/> lists
/// deep.
/// So every accepted encoding is the one <see cref="Rlp"/> would have written.
/// </summary>
public sealed class RlpItem
{
    /// <summary>How many lists may stand in one another; headers, receipts, proofs and transactions need six.</summary>
    public const int MaximumDepth = 16;

    private RlpItem(ReadOnlyMemory<byte> encoded, ReadOnlyMemory<byte> content, IReadOnlyList<RlpItem>? items)
    {
        Encoded = encoded;
        Content = content;
        Items = items;
    }

    /// <summary>The whole encoding of this item, with its prefix.</summary>
    public ReadOnlyMemory<byte> Encoded { get; }

    /// <summary>The byte string, or for a list the concatenated encodings of its items.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>The items of a list; null when this is a byte string.</summary>
    public IReadOnlyList<RlpItem>? Items { get; }

    /// <summary>Whether this is a list.</summary>
    [MemberNotNullWhen(true, nameof(Items))]
    public bool IsList => Items is not null;

    /// <summary>Decodes exactly one item that fills <paramref name="encoded"/>.</summary>
    public static bool TryDecode(ReadOnlyMemory<byte> encoded, [NotNullWhen(true)] out RlpItem? item) =>
        TryDecodeFirst(encoded, depth: 0, out item) && item.Encoded.Length == encoded.Length;

    /// <summary>
    /// Decodes a list of exactly <paramref name="count"/> items that fills <paramref name="encoded"/>.
    /// </summary>
    public static bool TryDecodeList(
        ReadOnlyMemory<byte> encoded, int count, [NotNullWhen(true)] out IReadOnlyList<RlpItem>? items)
    {
        items = null;
        return TryDecode(encoded, out var item) && item.TryGetList(count, out items);
    }

    /// <summary>This item's parts, when it is a list of exactly <paramref name="count"/>.</summary>
    public bool TryGetList(int count, [NotNullWhen(true)] out IReadOnlyList<RlpItem>? items)
    {
        items = Items?.Count == count ? Items : null;
        return items is not null;
    }

    /// <summary>This item's bytes, when it is a byte string.</summary>
    public bool TryGetBytes(out ReadOnlyMemory<byte> bytes)
    {
        bytes = IsList ? default : Content;
        return !IsList;
    }

    /// <summary>This item's 32 bytes, when it is a byte string of that length.</summary>
    public bool TryGetDigest(out Digest digest)
    {
        digest = default;
        return !IsList && Digest.TryRead(Content.Span, out digest);
    }

    /// <summary>This item's 20 bytes, when it is a byte string of that length.</summary>
    public bool TryGetAddress(out EvmAddress address)
    {
        address = default;
        return !IsList && EvmAddress.TryRead(Content.Span, out address);
    }

    /// <summary>A scalar below 2^64: big endian without leading zeros, zero is the empty string.</summary>
    public bool TryGetUInt64(out ulong value)
    {
        value = 0;
        if (!IsScalar(sizeof(ulong)))
        {
            return false;
        }

        foreach (var octet in Content.Span)
        {
            value = (value << 8) | octet;
        }

        return true;
    }

    /// <summary>A scalar below 2^256: big endian without leading zeros, zero is the empty string.</summary>
    public bool TryGetInteger(out BigInteger value)
    {
        var scalar = IsScalar(32);
        value = scalar ? new BigInteger(Content.Span, isUnsigned: true, isBigEndian: true) : default;
        return scalar;
    }

    internal bool TryGetStrings([NotNullWhen(true)] out IReadOnlyList<ReadOnlyMemory<byte>>? strings)
    {
        strings = Items?.All(item => !item.IsList) == true ? [.. Items.Select(item => item.Content)] : null;
        return strings is not null;
    }

    private bool IsScalar(int maximumLength) =>
        !IsList && Content.Length <= maximumLength && (Content.IsEmpty || Content.Span[0] != 0);

    private static bool TryDecodeFirst(ReadOnlyMemory<byte> input, int depth, [NotNullWhen(true)] out RlpItem? item)
    {
        item = null;
        if (!RlpPrefix.TryRead(input.Span, out var prefix))
        {
            return false;
        }

        var encoded = input[..(prefix.Length + prefix.ContentLength)];
        var content = encoded[prefix.Length..];
        if (!prefix.IsList)
        {
            item = new RlpItem(encoded, content, items: null);
            return true;
        }

        if (depth == MaximumDepth || !TryDecodeAll(content, depth + 1, out var items))
        {
            return false;
        }

        item = new RlpItem(encoded, content, items);
        return true;
    }

    private static bool TryDecodeAll(ReadOnlyMemory<byte> content, int depth, out List<RlpItem> items)
    {
        items = [];
        while (!content.IsEmpty)
        {
            if (!TryDecodeFirst(content, depth, out var item))
            {
                return false;
            }

            items.Add(item);
            content = content[item.Encoded.Length..];
        }

        return true;
    }
}
