using System.Text.Json;

namespace Ledger.Cryptography.Tests;

public sealed class SparseMerkleVectorTests
{
    private static readonly List<JsonElement> s_maps = [.. Vectors.Load("sparse-map.json").Items("maps")];

    [Fact]
    public void The_root_after_every_change_is_met()
    {
        foreach (var vectors in s_maps)
        {
            var map = new SparseMerkleMap(vectors.DigestAlgorithm());
            foreach (var step in vectors.Items("steps"))
            {
                Apply(map, step);

                Assert.Equal(step.Digest("root"), map.Root);
            }
        }
    }

    [Fact]
    public void Every_proof_is_met_and_verifies()
    {
        foreach (var vectors in s_maps)
        {
            var map = new SparseMerkleMap(vectors.DigestAlgorithm());
            vectors.Items("steps").ToList().ForEach(step => Apply(map, step));
            foreach (var item in vectors.Items("present").Concat(vectors.Items("absent")))
            {
                var (expected, proof) = (Proof(item), map.Prove(item.Text("key")));

                Assert.Equal(expected.Siblings, proof.Siblings);
                Assert.Equal(expected.OtherLeaf, proof.OtherLeaf);
                Assert.True(Verifies(vectors, item, item.Has("valueHash")));
                Assert.Equal(item.Has("valueHash"), map.TryGet(item.Text("key"), out _, out _));
            }
        }
    }

    [Fact]
    public void Every_proof_that_must_be_refused_is_refused()
    {
        var accepted =
            from vectors in s_maps
            from item in vectors.Items("refused")
            where Verifies(vectors, item, item.Text("kind") == "presence")
            select item.Text("name");

        Assert.Empty(accepted);
    }

    private static void Apply(SparseMerkleMap map, JsonElement step)
    {
        if (step.TryGetProperty("set", out var set))
        {
            map.Set(set.Text("key"), set.Number("version"), set.Digest("valueHash"));
        }
    }

    private static bool Verifies(JsonElement vectors, JsonElement item, bool presence)
    {
        var (algorithm, root) = (vectors.DigestAlgorithm(), (item.Has("root") ? item : vectors).Digest("root"));
        return presence
            ? SparseMerkle.VerifyPresence(
                algorithm, item.Text("key"), item.Number("version"), item.Digest("valueHash"), Proof(item), root)
            : SparseMerkle.VerifyAbsence(algorithm, item.Text("key"), Proof(item), root);
    }

    private static SparseMerkleProof Proof(JsonElement item) => new(
        item.Digests("siblings"),
        item.TryGetProperty("otherLeaf", out var leaf)
            ? new SparseMerkleLeaf(leaf.Digest("path"), leaf.Number("version"), leaf.Digest("valueHash"))
            : null);
}
