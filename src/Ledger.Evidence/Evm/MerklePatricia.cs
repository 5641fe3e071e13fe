using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;

namespace Ledger.Evidence.Evm;

/// <summary>
/// Verifies proofs of Merkle-Patricia tries (yellow paper, appendix D), as <c>eth_getProof</c> returns them.
/// </summary>
public static class MerklePatricia
{
    /// <summary>The root of a trie without keys: Keccak-256 of the RLP of the empty string.</summary>
    public static Digest EmptyRoot { get; } = DigestAlgorithm.Keccak256.Hash(Rlp.Empty);

    /// <summary>
    /// Checks that <paramref name="proof"/>, the nodes from the root downward, shows what the trie holds under
    /// <paramref name="key"/>.
    /// </summary>
    /// <param name="root">The trie's root.</param>
    /// <param name="key">The key as the trie has it: for accounts and storage already hashed.</param>
    /// <param name="proof">Each node in full, without those shorter than 32 bytes that stand inside their parent.
    /// A node too many is as wrong as one too few. A trie without keys has the empty proof.</param>
    /// <param name="value">The value; null when the proof shows that the trie has no such key.</param>
    /// <returns>False when nothing is proven.</returns>
    public static bool TryVerify(
        Digest root,
        ReadOnlySpan<byte> key,
        IReadOnlyList<ReadOnlyMemory<byte>> proof,
        out ReadOnlyMemory<byte>? value) => TryVerify(root, key, proof, new KnownNodes(), out value);

    /// <summary>The same, with the nodes that proofs of the same tries have shown before.</summary>
    internal static bool TryVerify(
        Digest root,
        ReadOnlySpan<byte> key,
        IReadOnlyList<ReadOnlyMemory<byte>> proof,
        KnownNodes known,
        out ReadOnlyMemory<byte>? value)
    {
        ArgumentNullException.ThrowIfNull(proof);
        value = null;
        if (root == EmptyRoot)
        {
            return proof.Count == 0;
        }

        var walk = new Walk(proof, known);
        var found = walk.TryFollow(root, Nibbles.Of(key), out var held) && walk.IsUsedUp;
        value = found ? held : null;
        return found;
    }

    private sealed class Walk(IReadOnlyList<ReadOnlyMemory<byte>> proof, KnownNodes known)
    {
        private int _next;

        public bool IsUsedUp => _next == proof.Count;

        public bool TryFollow(Digest root, ReadOnlySpan<byte> path, out ReadOnlyMemory<byte>? value)
        {
            value = null;
            if (!TryTake(root, out var node))
            {
                return false;
            }

            while (TryStep(node, ref path, out var reference, out value))
            {
                if (reference is null)
                {
                    return true;
                }

                // An extension would have swallowed a leaf or another extension below it.
                var leadsToBranch = !node.IsBranch;
                if (!TryResolve(reference, out node) || (leadsToBranch && !node.IsBranch))
                {
                    return false;
                }
            }

            return false;
        }

        // One node further: either a reference to the next, or the end with a value or without one.
        private static bool TryStep(
            TrieNode node, ref ReadOnlySpan<byte> path, out RlpItem? reference, out ReadOnlyMemory<byte>? value)
        {
            reference = null;
            value = null;
            if (node.IsBranch)
            {
                if (path.IsEmpty)
                {
                    value = node.Value.IsEmpty ? default(ReadOnlyMemory<byte>?) : node.Value;
                    return true;
                }

                var child = node.Child(path[0]);
                path = path[1..];
                reference = child.IsList || !child.Content.IsEmpty ? child : null;
                return true;
            }

            if (node.IsLeaf)
            {
                value = path.SequenceEqual(node.Path) ? node.Value : default(ReadOnlyMemory<byte>?);
                return true;
            }

            if (path.StartsWith(node.Path))
            {
                path = path[node.Path.Length..];
                reference = node.Next;
            }

            return true;
        }

        private bool TryResolve(RlpItem reference, [NotNullWhen(true)] out TrieNode? node)
        {
            if (reference.IsList)
            {
                return TrieNode.TryRead(reference, out node);
            }

            // A node under 32 bytes would stand in its parent, so a proof never lists it below the root.
            node = null;
            return reference.TryGetDigest(out var hash)
                && !IsUsedUp && proof[_next].Length >= Digest.Size
                && TryTake(hash, out node);
        }

        private bool TryTake(Digest hash, [NotNullWhen(true)] out TrieNode? node)
        {
            node = null;
            return !IsUsedUp && known.TryRead(proof[_next++], hash, out node);
        }
    }
}
