using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;

namespace Ledger.Evidence.Evm;

/// <summary>
/// The nodes of tries that were read already: the proofs of several keys begin with the same ones, which need neither
/// be hashed nor read a second time. Not thread-safe.
/// </summary>
internal sealed class KnownNodes
{
    private readonly Dictionary<Digest, (ReadOnlyMemory<byte> Bytes, TrieNode Node)> _nodes = [];

    /// <summary>Reads a node, if that is its hash and a correct trie could hold it.</summary>
    public bool TryRead(ReadOnlyMemory<byte> bytes, Digest hash, [NotNullWhen(true)] out TrieNode? node)
    {
        node = null;
        if (_nodes.TryGetValue(hash, out var known) && known.Bytes.Span.SequenceEqual(bytes.Span))
        {
            node = known.Node;
        }
        else if (DigestAlgorithm.Keccak256.Hash(bytes.Span) == hash
            && RlpItem.TryDecode(bytes, out var item)
            && TrieNode.TryRead(item, out node))
        {
            _nodes[hash] = (bytes, node);
        }

        return node is not null;
    }
}
