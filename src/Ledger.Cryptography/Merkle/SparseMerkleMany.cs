using System.Buffers.Binary;

namespace Ledger.Cryptography;

/// <summary>
/// One proof about many keys of a <see cref="SparseMerkle"/> map (SPEC-log, "Sequence proof"): the map from its root,
/// left before right, as far as the keys reach, one byte a position: 0 nothing, 1 and 32 bytes a subtree without any of
/// the keys, 2 a key of the proof, 3 and path, version and value hash the leaf of another key, 4 a branch.
/// </summary>
public static class SparseMerkleMany
{
    private const byte Nothing = 0;
    private const byte Foreign = 1;
    private const byte Own = 2;
    private const byte Other = 3;
    private const byte Branch = 4;

    /// <summary>Proves keys present or absent under the root of a snapshot.</summary>
    /// <param name="map">The map.</param>
    /// <param name="paths">The paths of the keys, each once.</param>
    public static byte[] Prove(SparseMerkleSnapshot map, IEnumerable<Digest> paths)
    {
        ArgumentNullException.ThrowIfNull(map);
        Digest[] sorted = [.. paths.Order()];
        using var output = new MemoryStream();
        Write(map, map.Top, sorted, 0, output);
        return output.ToArray();
    }

    /// <summary>Whether the proof shows all of it, and holds nothing else.</summary>
    /// <param name="algorithm">The map's digest.</param>
    /// <param name="targets">
    /// What is claimed, a leaf of version 0 being absent; each path once, in any order; at least one.
    /// </param>
    /// <param name="proof">The proof, untrusted.</param>
    /// <param name="root">The root.</param>
    public static bool Verify(
        DigestAlgorithm algorithm, IEnumerable<SparseMerkleLeaf> targets, ReadOnlySpan<byte> proof, Digest root)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        SparseMerkleLeaf[] sorted = [.. targets.OrderBy(static target => target.Path)];
        return sorted.Length > 0 && TryRead(algorithm, sorted, 0, ref proof, out var found) && proof.IsEmpty
            && found.Hash == root;
    }

    private static void Write(
        SparseMerkleSnapshot map, SparseMerkleNode? node, ReadOnlySpan<Digest> paths, int depth, MemoryStream output)
    {
        switch (node)
        {
            case null:
                output.WriteByte(Nothing);
                break;
            case { } foreign when paths.IsEmpty:
                output.WriteByte(Foreign);
                output.Write(map.HashOf(foreign).AsSpan());
                break;
            case SparseMerkleLeafNode leaf when paths.BinarySearch(leaf.Leaf.Path) >= 0:
                output.WriteByte(Own);
                break;
            case SparseMerkleLeafNode leaf:
                output.WriteByte(Other);
                Write(leaf.Leaf, output);
                break;
            case SparseMerkleBranch branch:
                output.WriteByte(Branch);
                var right = Split(paths, depth);
                Write(map, branch.Child(false), paths[..right], depth + 1, output);
                Write(map, branch.Child(true), paths[right..], depth + 1, output);
                break;
            default:
                throw new InvalidOperationException("A map has leaves and branches only.");
        }
    }

    private static void Write(in SparseMerkleLeaf leaf, MemoryStream output)
    {
        Span<byte> version = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(version, leaf.Version);
        output.Write(leaf.Path.AsSpan());
        output.Write(version);
        output.Write(leaf.ValueHash.AsSpan());
    }

    // Paths are sorted: those with a 0 at the depth come first.
    private static int Split(ReadOnlySpan<Digest> paths, int depth)
    {
        var (low, high) = (0, paths.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = SparseMerkle.Bit(paths[middle], depth) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static int Split(ReadOnlySpan<SparseMerkleLeaf> targets, int depth)
    {
        var (low, high) = (0, targets.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = SparseMerkle.Bit(targets[middle].Path, depth) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static bool TryRead(
        DigestAlgorithm algorithm, ReadOnlySpan<SparseMerkleLeaf> targets, int depth, ref ReadOnlySpan<byte> rest,
        out (Digest Hash, bool IsSingle) found)
    {
        found = (default, true);
        if (rest.IsEmpty)
        {
            return false;
        }

        var kind = rest[0];
        rest = rest[1..];
        return kind switch
        {
            Nothing => AreAbsent(targets),
            Foreign => targets.IsEmpty && TryForeign(ref rest, ref found),
            Own => TryOwn(algorithm, targets, ref found),
            Other => TryOther(algorithm, targets, depth, ref rest, ref found),
            Branch => !targets.IsEmpty && depth < SparseMerkle.Depth
                && TryBranch(algorithm, targets, depth, ref rest, ref found),
            _ => false,
        };
    }

    private static bool TryBranch(
        DigestAlgorithm algorithm, ReadOnlySpan<SparseMerkleLeaf> targets, int depth, ref ReadOnlySpan<byte> rest,
        ref (Digest Hash, bool IsSingle) found)
    {
        var split = Split(targets, depth);
        if (!TryRead(algorithm, targets[..split], depth + 1, ref rest, out var left)
            || !TryRead(algorithm, targets[split..], depth + 1, ref rest, out var right))
        {
            return false;
        }

        // A single leaf beside nothing, or nothing twice, would have stood one level higher.
        var isHigher = (left.Hash == default && right.IsSingle) || (right.Hash == default && left.IsSingle);
        found = (SparseMerkle.NodeHash(algorithm, left.Hash, right.Hash), false);
        return !isHigher;
    }

    private static bool TryForeign(ref ReadOnlySpan<byte> rest, ref (Digest Hash, bool IsSingle) found)
    {
        if (rest.Length < Digest.Size)
        {
            return false;
        }

        found = (Digest.Read(rest[..Digest.Size]), false);
        rest = rest[Digest.Size..];
        return found.Hash != default;
    }

    private static bool TryOwn(
        DigestAlgorithm algorithm, ReadOnlySpan<SparseMerkleLeaf> targets, ref (Digest Hash, bool IsSingle) found)
    {
        var here = -1;
        for (var i = 0; i < targets.Length; i++)
        {
            if (targets[i].Version != 0)
            {
                if (here >= 0)
                {
                    return false;
                }

                here = i;
            }
        }

        if (here < 0)
        {
            return false;
        }

        var own = targets[here];
        found = (SparseMerkle.LeafHash(algorithm, own), true);
        return true;
    }

    private static bool TryOther(
        DigestAlgorithm algorithm, ReadOnlySpan<SparseMerkleLeaf> targets, int depth, ref ReadOnlySpan<byte> rest,
        ref (Digest Hash, bool IsSingle) found)
    {
        const int Length = Digest.Size + sizeof(ulong) + Digest.Size;
        if (rest.Length < Length || targets.IsEmpty || !AreAbsent(targets))
        {
            return false;
        }

        var path = Digest.Read(rest[..Digest.Size]);
        var version = BinaryPrimitives.ReadUInt64BigEndian(rest[Digest.Size..]);
        var leaf = new SparseMerkleLeaf(path, version, Digest.Read(rest[(Digest.Size + sizeof(ulong))..Length]));
        rest = rest[Length..];
        for (var bit = 0; bit < depth; bit++)
        {
            if (SparseMerkle.Bit(path, bit) != SparseMerkle.Bit(targets[0].Path, bit))
            {
                return false;
            }
        }

        found = (SparseMerkle.LeafHash(algorithm, leaf), true);
        return version != 0 && !Contains(targets, path);
    }

    private static bool AreAbsent(ReadOnlySpan<SparseMerkleLeaf> targets)
    {
        foreach (var target in targets)
        {
            if (target.Version != 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Contains(ReadOnlySpan<SparseMerkleLeaf> targets, in Digest path)
    {
        foreach (var target in targets)
        {
            if (target.Path == path)
            {
                return true;
            }
        }

        return false;
    }
}
