using System.Text.Json;
using CsCheck;
using Ledger.Evidence.Evm;

namespace Ledger.Evidence.Tests.Evm;

public sealed class MerklePatriciaTests
{
    public static TheoryData<string> Tries =>
        [.. Vectors.Load("trie").Items("tries").Select(trie => trie.Text("name"))];

    [Theory]
    [MemberData(nameof(Tries))]
    public void Foreign_proofs_show_presence_and_absence(string name)
    {
        foreach (var (root, key, value, nodes) in ProofsOf(name))
        {
            Assert.True(MerklePatricia.TryVerify(root, key, nodes, out var proven), Convert.ToHexStringLower(key));
            Assert.Equal(value, proven?.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Tries))]
    public void A_node_more_a_node_fewer_or_another_order_proves_nothing(string name)
    {
        foreach (var (root, key, _, nodes) in ProofsOf(name))
        {
            AssertRefused(root, key, [.. nodes, Rlp.List()]);
            AssertRefused(root, key, [.. nodes, .. nodes.TakeLast(1), Rlp.Bytes(root)]);
            if (nodes.Count > 0)
            {
                AssertRefused(root, key, [.. nodes.SkipLast(1)]);
                AssertRefused(root, key, [.. nodes, nodes[^1]]);
            }

            if (nodes.Count > 1)
            {
                AssertRefused(root, key, [.. nodes.Reverse()]);
            }
        }
    }

    [Fact]
    public void A_changed_bit_anywhere_in_a_proof_proves_nothing()
    {
        var proofs = Vectors.Load("trie").Items("tries").SelectMany(trie => ProofsOf(trie.Text("name")))
            .Where(proof => proof.Nodes.Count > 0).ToArray();
        Gen.Select(Gen.Int[0, proofs.Length - 1], Gen.Int[0, 100], Gen.Int[0, 100_000]).Sample((which, node, bit) =>
        {
            var (root, key, _, nodes) = proofs[which];
            AssertRefused(root, key, WithBitFlipped(nodes, node % nodes.Count, bit));
        });
    }

    [Fact]
    public void A_proof_under_another_root_proves_nothing()
    {
        foreach (var (_, key, _, nodes) in ProofsOf("300 hashed keys"))
        {
            AssertRefused(MerklePatricia.EmptyRoot, key, nodes);
            AssertRefused(default, key, nodes);
        }
    }

    [Fact]
    public void A_proof_of_one_key_says_nothing_of_another() => Assert.All(
        ProofsOf("300 hashed keys").Where(proof => proof.Value is not null),
        proof =>
        {
            var other = proof.Key.ToArray();
            other[0] ^= 0xf0;
            AssertRefused(proof.Root, other, proof.Nodes);
        });

    [Fact]
    public void The_root_of_an_ordered_trie_is_the_foreign_one()
    {
        foreach (var trie in Vectors.Load("trie").Items("ordered").Where(trie => trie.TryGetProperty("values", out _)))
        {
            var values = Values(trie);

            Assert.Equal(trie.Digest("root"), OrderedTrie.Root(values));
        }
    }

    [Fact]
    public void Every_value_of_an_ordered_trie_is_proven_and_the_one_after_the_last_is_absent()
    {
        foreach (var trie in Vectors.Load("trie").Items("ordered").Where(trie => trie.TryGetProperty("values", out _)))
        {
            var (root, values) = (trie.Digest("root"), Values(trie));
            for (var i = 0; i < values.Length; i++)
            {
                var proof = OrderedTrie.Prove(values, i);

                Assert.True(OrderedTrie.TryVerify(root, (ulong)i, proof, out var value));
                Assert.Equal(values[i].ToArray(), value?.ToArray());
                Assert.False(OrderedTrie.TryVerify(root, (ulong)i + 1, proof, out value) && value is not null);
            }
        }
    }

    private static ReadOnlyMemory<byte>[] Values(JsonElement trie) =>
        [.. trie.Items("values").Select(value => (ReadOnlyMemory<byte>)Convert.FromHexString(value.GetString()!))];

    private static void AssertRefused(Digest root, byte[] key, IReadOnlyList<ReadOnlyMemory<byte>> nodes) =>
        Assert.False(MerklePatricia.TryVerify(root, key, nodes, out _));

    private static ReadOnlyMemory<byte>[] WithBitFlipped(
        IReadOnlyList<ReadOnlyMemory<byte>> nodes, int node, int bit)
    {
        var changed = nodes[node].ToArray();
        changed[bit / 8 % changed.Length] ^= (byte)(1 << (bit % 8));
        return [.. nodes.Select((original, i) => i == node ? changed : original)];
    }

    private static IEnumerable<Proof> ProofsOf(string name)
    {
        var trie = Vectors.Load("trie").Items("tries").Single(trie => trie.Text("name") == name);
        return trie.Items("proofs").Select(proof => new Proof(
            trie.Digest("root"),
            proof.FromHex("key"),
            proof.GetProperty("value").ValueKind == JsonValueKind.Null ? null : proof.FromHex("value"),
            [.. proof.Items("nodes").Select(node => (ReadOnlyMemory<byte>)Convert.FromHexString(node.GetString()!))]));
    }

    private sealed record Proof(
        Digest Root, byte[] Key, byte[]? Value, IReadOnlyList<ReadOnlyMemory<byte>> Nodes);
}
