namespace Ledger.Cryptography;

// RFC 9162 sections 2.1.3.2 and 2.1.4.2, with their names: fn, sn, fr, sr.
internal static class MerkleVerifier
{
    public static bool Inclusion(
        DigestAlgorithm algorithm, Digest leafHash, ulong index, ulong size, IReadOnlyList<Digest> proof, Digest root)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        ArgumentNullException.ThrowIfNull(proof);
        if (index >= size)
        {
            return false;
        }

        var (fn, sn, r) = (index, size - 1, leafHash);
        foreach (var p in proof)
        {
            if (sn == 0)
            {
                return false;
            }

            if ((fn & 1) == 1 || fn == sn)
            {
                r = MerkleTree.NodeHash(algorithm, p, r);
                while ((fn & 1) == 0 && fn != 0)
                {
                    (fn, sn) = (fn >> 1, sn >> 1);
                }
            }
            else
            {
                r = MerkleTree.NodeHash(algorithm, r, p);
            }

            (fn, sn) = (fn >> 1, sn >> 1);
        }

        return sn == 0 && r == root;
    }

    public static bool Consistency(
        DigestAlgorithm algorithm, ulong oldSize, Digest oldRoot, ulong size, Digest root, IReadOnlyList<Digest> proof)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        ArgumentNullException.ThrowIfNull(proof);
        if (oldSize == 0 || size == 0 || oldSize >= size)
        {
            return Trivial(algorithm, oldSize, oldRoot, size, root, proof);
        }

        var (fn, sn) = (oldSize - 1, size - 1);
        while ((fn & 1) == 1)
        {
            (fn, sn) = (fn >> 1, sn >> 1);
        }

        // Where the old tree is complete its root starts the path and is not repeated in the proof.
        var next = fn == 0 ? 0 : 1;
        if (proof.Count == 0)
        {
            return false;
        }

        var fr = fn == 0 ? oldRoot : proof[0];
        var sr = fr;
        for (; next < proof.Count; next++)
        {
            if (sn == 0)
            {
                return false;
            }

            Step(algorithm, proof[next], ref fn, ref sn, ref fr, ref sr);
        }

        return sn == 0 && fr == oldRoot && sr == root;
    }

    private static void Step(
        DigestAlgorithm algorithm, Digest c, ref ulong fn, ref ulong sn, ref Digest fr, ref Digest sr)
    {
        if ((fn & 1) == 1 || fn == sn)
        {
            fr = MerkleTree.NodeHash(algorithm, c, fr);
            sr = MerkleTree.NodeHash(algorithm, c, sr);
            while ((fn & 1) == 0 && fn != 0)
            {
                (fn, sn) = (fn >> 1, sn >> 1);
            }
        }
        else
        {
            sr = MerkleTree.NodeHash(algorithm, sr, c);
        }

        (fn, sn) = (fn >> 1, sn >> 1);
    }

    private static bool Trivial(
        DigestAlgorithm algorithm, ulong oldSize, Digest oldRoot, ulong size, Digest root, IReadOnlyList<Digest> proof)
    {
        if (oldSize > size || proof.Count != 0)
        {
            return false;
        }

        var empty = MerkleTree.EmptyRoot(algorithm);
        return (oldSize != 0 || oldRoot == empty)
            && (size != 0 || root == empty)
            && (oldSize != size || oldRoot == root);
    }
}
