using System.Text.Json;

namespace Ledger.Evidence.Tests.Log;

public sealed class StateMapTests
{
    private static readonly JsonElement s_vectors = Vectors.Load("state-map");

    [Theory]
    [InlineData("sha256")]
    [InlineData("sm3")]
    public void Roots_are_those_of_the_specification(string digest)
    {
        var roots = s_vectors.GetProperty("roots").GetProperty(digest);
        var map = Map(digest, 0);
        for (var step = 0; step < s_vectors.GetProperty("steps").GetArrayLength(); step++)
        {
            if (roots.TryGetProperty(step.ToString(System.Globalization.CultureInfo.InvariantCulture), out var root))
            {
                Assert.Equal(root.GetString(), Map(digest, step).Root.ToString());
            }
        }

        Assert.Equal(roots.EnumerateObject().Last().Value.GetString(), Map(digest, int.MaxValue).Root.ToString());
        Assert.Equal(default, map.Root);
    }

    [Fact]
    public void Proofs_are_those_of_the_specification()
    {
        foreach (var item in s_vectors.Items("proofs"))
        {
            var map = Map(item.Text("digest"), int.MaxValue);
            var key = item.Text("key");

            var proof = map.Prove(key);

            Assert.Equal(item.Hashes("siblings"), proof.Siblings);
            Assert.Equal(item.GetProperty("present").GetBoolean(), map.TryGet(key, out var version, out var value));
            Assert.Equal(item.GetProperty("other").ValueKind == JsonValueKind.Null, proof.OtherLeaf is null);
            Assert.True(version == 0
                ? SparseMerkle.VerifyAbsence(item.Algorithm(), key, proof, map.Root)
                : SparseMerkle.VerifyPresence(item.Algorithm(), key, version, value, proof, map.Root));
        }
    }

    private static SparseMerkleMap Map(string digest, int steps)
    {
        Assert.True(DigestAlgorithm.TryGet(digest, out var algorithm));
        var map = new SparseMerkleMap(algorithm);
        foreach (var step in s_vectors.Items("steps").Take(steps))
        {
            map.Set(step.Text("key"), ulong.Parse(step.Text("version"), null), algorithm.Hash(step.Bytes("value")));
        }

        return map;
    }
}
