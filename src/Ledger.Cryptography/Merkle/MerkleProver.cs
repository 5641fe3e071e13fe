using System.Numerics;

namespace Ledger.Cryptography;

// RFC 6962 section 2.1.1 and 2.1.2 over a lookup of complete subtrees: PATH and SUBPROOF, from the root downwards.
internal readonly struct MerkleProver(DigestAlgorithm algorithm, Func<int, ulong, Digest> node)
{
    /// <summary>MTH(D[start:end]); the start is a multiple of a power of two not below the length.</summary>
    public Digest RangeRoot(ulong start, ulong end)
    {
        var length = end - start;
        if (BitOperations.IsPow2(length))
        {
            var level = BitOperations.Log2(length);
            return node(level, start >> level);
        }

        var middle = start + MerkleTree.SplitPoint(length);
        return MerkleTree.NodeHash(algorithm, RangeRoot(start, middle), RangeRoot(middle, end));
    }

    public List<Digest> Inclusion(ulong index, ulong size)
    {
        var proof = new List<Digest>();
        var (start, end) = (0UL, size);
        while (end - start > 1)
        {
            var middle = start + MerkleTree.SplitPoint(end - start);
            var goLeft = index < middle;
            proof.Add(goLeft ? RangeRoot(middle, end) : RangeRoot(start, middle));
            (start, end) = goLeft ? (start, middle) : (middle, end);
        }

        proof.Reverse();
        return proof;
    }

    public List<Digest> Consistency(ulong oldSize, ulong size)
    {
        var proof = new List<Digest>();
        var (start, end) = (0UL, size);
        while (end != oldSize)
        {
            var middle = start + MerkleTree.SplitPoint(end - start);
            var goLeft = oldSize <= middle;
            proof.Add(goLeft ? RangeRoot(middle, end) : RangeRoot(start, middle));
            (start, end) = goLeft ? (start, middle) : (middle, end);
        }

        // SUBPROOF(m, D[m], true) is empty: a verifier that has the old root need not be told it again.
        if (start != 0)
        {
            proof.Add(RangeRoot(start, end));
        }

        proof.Reverse();
        return proof;
    }
}
