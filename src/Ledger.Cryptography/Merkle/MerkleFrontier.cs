using System.Numerics;

namespace Ledger.Cryptography;

/// <summary>
/// The right edge of a growing tree: enough to append and to know the root, in one digest for each bit of the size.
/// Not thread-safe.
/// </summary>
public sealed class MerkleFrontier
{
    private readonly DigestAlgorithm _algorithm;
    private readonly List<Digest> _peaks;

    /// <summary>The frontier of the empty tree.</summary>
    public MerkleFrontier(DigestAlgorithm algorithm)
        : this(algorithm, 0, [])
    {
        ArgumentNullException.ThrowIfNull(algorithm);
    }

    private MerkleFrontier(DigestAlgorithm algorithm, ulong size, List<Digest> peaks)
    {
        _algorithm = algorithm;
        Size = size;
        _peaks = peaks;
    }

    /// <summary>The number of leaves appended.</summary>
    public ulong Size { get; private set; }

    /// <summary>
    /// A copy of the roots of the complete subtrees, the largest (leftmost) first; as many as Size has one bits.
    /// </summary>
    public IReadOnlyList<Digest> Peaks => [.. _peaks];

    /// <summary>The frontier of an earlier tree.</summary>
    /// <exception cref="ArgumentException">The number of peaks is not that of the one bits in the size.</exception>
    public static MerkleFrontier Restore(DigestAlgorithm algorithm, ulong size, IReadOnlyList<Digest> peaks)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        ArgumentNullException.ThrowIfNull(peaks);
        if (peaks.Count != BitOperations.PopCount(size))
        {
            throw new ArgumentException("A frontier has one peak for each one bit of its size.", nameof(peaks));
        }

        return new MerkleFrontier(algorithm, size, [.. peaks]);
    }

    /// <summary>Appends the next leaf.</summary>
    /// <exception cref="OverflowException">The tree holds 2^64−1 leaves already.</exception>
    public void Append(Digest leafHash)
    {
        var size = checked(Size + 1);
        var carry = leafHash;
        for (var level = 0; (Size >> level & 1) == 1; level++)
        {
            carry = MerkleTree.NodeHash(_algorithm, _peaks[^1], carry);
            _peaks.RemoveAt(_peaks.Count - 1);
        }

        _peaks.Add(carry);
        Size = size;
    }

    /// <summary>The root of the tree over everything appended.</summary>
    public Digest Root()
    {
        if (_peaks.Count == 0)
        {
            return MerkleTree.EmptyRoot(_algorithm);
        }

        var root = _peaks[^1];
        for (var i = _peaks.Count - 2; i >= 0; i--)
        {
            root = MerkleTree.NodeHash(_algorithm, _peaks[i], root);
        }

        return root;
    }

    /// <summary>An independent frontier of the same tree.</summary>
    public MerkleFrontier Clone() => new(_algorithm, Size, [.. _peaks]);
}
