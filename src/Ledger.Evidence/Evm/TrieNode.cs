using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;

namespace Ledger.Evidence.Evm;

/// <summary>
/// One node of a Merkle-Patricia trie (yellow paper, appendix D): a branch of sixteen children and a value, or a
/// path of nibbles that ends in a value (leaf) or leads to a branch (extension).
/// </summary>
internal sealed class TrieNode
{
    internal const int Width = 16;

    private TrieNode(IReadOnlyList<RlpItem> parts, byte[]? path, bool isLeaf)
    {
        Parts = parts;
        Path = path;
        IsLeaf = isLeaf;
    }

    /// <summary>The nibbles of a leaf or extension; null for a branch.</summary>
    public byte[]? Path { get; }

    [MemberNotNullWhen(true, nameof(Path))]
    public bool IsLeaf { get; }

    [MemberNotNullWhen(false, nameof(Path))]
    public bool IsBranch => Path is null;

    /// <summary>The value of a leaf or branch; of a branch empty when no key ends there.</summary>
    public ReadOnlyMemory<byte> Value => Parts[^1].Content;

    /// <summary>Where an extension leads.</summary>
    public RlpItem Next => Parts[1];

    private IReadOnlyList<RlpItem> Parts { get; }

    public RlpItem Child(byte nibble) => Parts[nibble];

    /// <summary>Reads a node that a correct trie could hold; any other shape is refused.</summary>
    public static bool TryRead(RlpItem item, [NotNullWhen(true)] out TrieNode? node)
    {
        node = item.Items switch
        {
            { Count: Width + 1 } parts when IsBranchShape(parts) => new TrieNode(parts, path: null, isLeaf: false),
            { Count: 2 } parts => ReadShort(parts),
            _ => null,
        };
        return node is not null;
    }

    private static TrieNode? ReadShort(IReadOnlyList<RlpItem> parts)
    {
        if (!parts[0].TryGetBytes(out var encodedPath)
            || !Nibbles.TryReadHexPrefix(encodedPath.Span, out var path, out var isLeaf))
        {
            return null;
        }

        var correct = isLeaf
            ? parts[1].TryGetBytes(out var value) && !value.IsEmpty
            : path.Length > 0 && IsReference(parts[1]);
        return correct ? new TrieNode(parts, path, isLeaf) : null;
    }

    // A branch with fewer than two ways out would have been a leaf or an extension.
    private static bool IsBranchShape(IReadOnlyList<RlpItem> parts)
    {
        var used = parts[Width].Content.IsEmpty ? 0 : 1;
        for (var i = 0; i < Width; i++)
        {
            var empty = !parts[i].IsList && parts[i].Content.IsEmpty;
            if (!empty && !IsReference(parts[i]))
            {
                return false;
            }

            used += empty ? 0 : 1;
        }

        return used >= 2 && !parts[Width].IsList;
    }

    // A node of 32 bytes or more is referred to by its hash, a shorter one stands in its parent's place.
    private static bool IsReference(RlpItem item) =>
        item.IsList ? item.Encoded.Length < Digest.Size : item.Content.Length == Digest.Size;
}
