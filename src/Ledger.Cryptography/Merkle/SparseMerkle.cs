using System.Buffers.Binary;
using System.Text;

namespace Ledger.Cryptography;

/// <summary>
/// The rules of the sparse Merkle map over 256 bit paths. Path of a key: <c>H(key in UTF-8)</c>. Leaf:
/// <c>H(0x02 ‖ path ‖ version, 8 bytes big endian ‖ value hash)</c>. Node: <c>H(0x03 ‖ left ‖ right)</c>. An empty
/// subtree is 32 zero bytes; a subtree with exactly one leaf is that leaf's hash, whatever its height.
/// </summary>
public static class SparseMerkle
{
    /// <summary>The bits in a path, and so the most siblings a proof can have.</summary>
    public const int Depth = 8 * Digest.Size;

    // Neither RFC 6962's leaf (0x00) nor its node (0x01): no hash of the log can be presented as one of the map.
    private const byte LeafPrefix = 0x02;
    private const byte NodePrefix = 0x03;

    private static readonly UTF8Encoding s_utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The path of a key.</summary>
    /// <exception cref="ArgumentException">The key is empty or holds a lone surrogate.</exception>
    public static Digest Path(DigestAlgorithm algorithm, string key)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        ArgumentException.ThrowIfNullOrEmpty(key);
        return algorithm.Hash(s_utf8.GetBytes(key));
    }

    /// <summary>The hash of a leaf.</summary>
    public static Digest LeafHash(DigestAlgorithm algorithm, in SparseMerkleLeaf leaf)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        Span<byte> input = stackalloc byte[1 + Digest.Size + sizeof(ulong) + Digest.Size];
        input[0] = LeafPrefix;
        leaf.Path.CopyTo(input[1..]);
        BinaryPrimitives.WriteUInt64BigEndian(input[(1 + Digest.Size)..], leaf.Version);
        leaf.ValueHash.CopyTo(input[(1 + Digest.Size + sizeof(ulong))..]);
        return algorithm.Hash(input);
    }

    /// <summary>The hash of a node; one of the two may be empty, never both.</summary>
    public static Digest NodeHash(DigestAlgorithm algorithm, Digest left, Digest right)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        Span<byte> input = stackalloc byte[1 + (2 * Digest.Size)];
        input[0] = NodePrefix;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + Digest.Size)..]);
        return algorithm.Hash(input);
    }

    /// <summary>Whether the proof shows that the key stands under the root at exactly that version and value.</summary>
    public static bool VerifyPresence(
        DigestAlgorithm algorithm, string key, ulong version, Digest valueHash, SparseMerkleProof proof, Digest root)
    {
        ArgumentNullException.ThrowIfNull(proof);
        var leaf = new SparseMerkleLeaf(Path(algorithm, key), version, valueHash);
        return version != 0
            && proof.OtherLeaf is null
            && LeadsTo(algorithm, leaf.Path, LeafHash(algorithm, leaf), proof.Siblings, root);
    }

    /// <summary>Whether the proof shows that the key does not stand under the root at all.</summary>
    public static bool VerifyAbsence(DigestAlgorithm algorithm, string key, SparseMerkleProof proof, Digest root)
    {
        ArgumentNullException.ThrowIfNull(proof);
        var path = Path(algorithm, key);
        if (proof.OtherLeaf is not { } other)
        {
            return LeadsTo(algorithm, path, default, proof.Siblings, root);
        }

        return other.Version != 0
            && other.Path != path
            && SharesPrefix(path, other.Path, proof.Siblings.Count)
            && LeadsTo(algorithm, path, LeafHash(algorithm, other), proof.Siblings, root);
    }

    /// <summary>The bit of a path that chooses the child at a depth; false is left.</summary>
    internal static bool Bit(in Digest path, int depth) => (path.AsSpan()[depth >> 3] >> (7 - (depth & 7)) & 1) == 1;

    private static bool LeadsTo(
        DigestAlgorithm algorithm, Digest path, Digest hash, IReadOnlyList<Digest> siblings, Digest root)
    {
        // Beside a single leaf, or nothing, an empty subtree cannot stand: the two would have been one level higher.
        if (siblings.Count > Depth || (siblings.Count > 0 && siblings[^1] == default))
        {
            return false;
        }

        for (var depth = siblings.Count - 1; depth >= 0; depth--)
        {
            hash = Bit(path, depth)
                ? NodeHash(algorithm, siblings[depth], hash)
                : NodeHash(algorithm, hash, siblings[depth]);
        }

        return hash == root;
    }

    private static bool SharesPrefix(in Digest a, in Digest b, int bits)
    {
        for (var depth = 0; depth < bits && depth < Depth; depth++)
        {
            if (Bit(a, depth) != Bit(b, depth))
            {
                return false;
            }
        }

        return true;
    }
}
