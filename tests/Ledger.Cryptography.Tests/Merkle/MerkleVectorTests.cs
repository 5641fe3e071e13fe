using System.Text.Json;

namespace Ledger.Cryptography.Tests;

public sealed class MerkleVectorTests
{
    private static readonly JsonElement s_vectors = Vectors.Load("merkle.json");

    [Fact]
    public void Every_root_of_the_reference_tree_is_met()
    {
        foreach (var (algorithm, leaves, tree) in Trees())
        {
            var roots = Enumerable.Range(0, leaves.Count + 1)
                .Select(size => MerkleTree.Root(algorithm, leaves.GetRange(0, size)));

            Assert.Equal(tree.Digests("roots"), roots);
        }
    }

    [Fact]
    public void Every_inclusion_proof_of_the_reference_tree_is_met_and_verifies()
    {
        foreach (var (algorithm, leaves, tree) in Trees())
        {
            foreach (var item in tree.Items("inclusion"))
            {
                var (index, size) = (item.Number("index"), item.Number("size"));
                var proof = MerkleTree.InclusionProof(algorithm, leaves, index, size);

                Assert.Equal(item.Digests("proof"), proof);
                Assert.True(MerkleTree.VerifyInclusion(
                    algorithm, leaves[(int)index], index, size, proof, tree.Digests("roots")[(int)size]));
            }
        }
    }

    [Fact]
    public void Every_consistency_proof_of_the_reference_tree_is_met_and_verifies()
    {
        foreach (var (algorithm, leaves, tree) in Trees())
        {
            var roots = tree.Digests("roots");
            foreach (var item in tree.Items("consistency"))
            {
                var (oldSize, size) = (item.Number("oldSize"), item.Number("size"));
                var proof = MerkleTree.ConsistencyProof(algorithm, leaves, oldSize, size);

                Assert.Equal(item.Digests("proof"), proof);
                Assert.True(MerkleTree.VerifyConsistency(
                    algorithm, oldSize, roots[(int)oldSize], size, roots[(int)size], proof));
            }
        }
    }

    [Fact]
    public void Every_proof_that_must_be_refused_is_refused()
    {
        var accepted = s_vectors.Items("refused").Where(Verifies).Select(item => item.Text("name"));

        Assert.Empty(accepted);
    }

    private static bool Verifies(JsonElement item) => item.Text("kind") == "inclusion"
        ? MerkleTree.VerifyInclusion(
            item.DigestAlgorithm(),
            item.Digest("leafHash"),
            item.Number("index"),
            item.Number("size"),
            item.Digests("proof"),
            item.Digest("root"))
        : MerkleTree.VerifyConsistency(
            item.DigestAlgorithm(),
            item.Number("oldSize"),
            item.Digest("oldRoot"),
            item.Number("size"),
            item.Digest("root"),
            item.Digests("proof"));

    private static IEnumerable<(DigestAlgorithm Algorithm, List<Digest> Leaves, JsonElement Tree)> Trees() =>
        s_vectors.Items("trees").Select(tree => (
            tree.DigestAlgorithm(),
            tree.Items("leaves")
                .Select(leaf => MerkleTree.LeafHash(
                    tree.DigestAlgorithm(), Convert.FromHexString(leaf.GetString()!)))
                .ToList(),
            tree));
}
