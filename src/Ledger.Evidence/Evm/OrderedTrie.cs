using Ledger.Cryptography;

namespace Ledger.Evidence.Evm;

/// <summary>
/// The trie of a block's transactions or receipts: each value stands under the RLP of its index (yellow paper, 4.3.2).
/// </summary>
public static class OrderedTrie
{
    /// <summary>The root over all values of a block in their order.</summary>
    public static Digest Root(IReadOnlyList<ReadOnlyMemory<byte>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Count == 0
            ? MerklePatricia.EmptyRoot
            : DigestAlgorithm.Keccak256.Hash(new Builder(values).Node());
    }

    /// <summary>The nodes from the root to the value at <paramref name="index"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such value.</exception>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Prove(IReadOnlyList<ReadOnlyMemory<byte>> values, int index)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, values.Count);
        var builder = new Builder(values, index);
        var root = builder.Node();
        return builder.Proof(root);
    }

    /// <summary>
    /// Checks that <paramref name="proof"/> shows the value at <paramref name="index"/> under the root; null: none.
    /// </summary>
    public static bool TryVerify(
        Digest root, ulong index, IReadOnlyList<ReadOnlyMemory<byte>> proof, out ReadOnlyMemory<byte>? value) =>
        MerklePatricia.TryVerify(root, Rlp.Scalar(index), proof, out value);

    private sealed class Builder
    {
        private readonly List<(byte[] Path, ReadOnlyMemory<byte> Value)> _entries = [];
        private readonly List<ReadOnlyMemory<byte>> _proof = [];
        private readonly byte[]? _target;

        public Builder(IReadOnlyList<ReadOnlyMemory<byte>> values, int? target = null)
        {
            for (var i = 0; i < values.Count; i++)
            {
                _entries.Add((Nibbles.Of(Rlp.Scalar((ulong)i)), values[i]));
            }

            _entries.Sort((a, b) => a.Path.AsSpan().SequenceCompareTo(b.Path));
            _target = target is { } index ? Nibbles.Of(Rlp.Scalar((ulong)index)) : null;
        }

        public byte[] Node() => Node(0, _entries.Count, depth: 0);

        public List<ReadOnlyMemory<byte>> Proof(byte[] root)
        {
            // Nodes were noted from the leaf upward; the root counts even when it is short.
            if (root.Length < Digest.Size)
            {
                _proof.Add(root);
            }

            _proof.Reverse();
            return _proof;
        }

        // The entries [from, to) share their first `depth` nibbles.
        private byte[] Node(int from, int to, int depth)
        {
            var shared = SharedPath(from, to, depth);
            var encoded = to - from == 1
                ? Rlp.List(
                    Rlp.Bytes(Nibbles.WriteHexPrefix(_entries[from].Path.AsSpan(depth), isLeaf: true)),
                    Rlp.Bytes(_entries[from].Value.Span))
                : shared == 0
                    ? Branch(from, to, depth)
                    : Rlp.List(
                        Rlp.Bytes(Nibbles.WriteHexPrefix(_entries[from].Path.AsSpan(depth, shared), isLeaf: false)),
                        Reference(Node(from, to, depth + shared)));
            if (encoded.Length >= Digest.Size && LeadsToTarget(from, depth))
            {
                _proof.Add(encoded);
            }

            return encoded;
        }

        // No key of an index is a prefix of another's, so a branch holds no value of its own.
        private byte[] Branch(int from, int to, int depth)
        {
            var parts = Enumerable.Repeat(Rlp.Empty.ToArray(), TrieNode.Width + 1).ToArray();
            while (from < to)
            {
                var nibble = _entries[from].Path[depth];
                var end = from;
                while (end < to && _entries[end].Path[depth] == nibble)
                {
                    end++;
                }

                parts[nibble] = Reference(Node(from, end, depth + 1));
                from = end;
            }

            return Rlp.List(parts);
        }

        private static byte[] Reference(byte[] node) =>
            node.Length < Digest.Size ? node : Rlp.Bytes(DigestAlgorithm.Keccak256.Hash(node));

        // Sorted, so what the first and the last share, all between them share.
        private int SharedPath(int from, int to, int depth) =>
            _entries[from].Path.AsSpan(depth).CommonPrefixLength(_entries[to - 1].Path.AsSpan(depth));

        private bool LeadsToTarget(int from, int depth) =>
            _target is not null && _target.AsSpan().StartsWith(_entries[from].Path.AsSpan(0, depth));
    }
}
