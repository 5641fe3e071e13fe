using Ledger.Cryptography;

namespace Ledger.Evidence.Manifests;

internal static class ManifestWriter
{
    /// <summary>The names of <c>digests</c>, in their order.</summary>
    public static IEnumerable<string> NamesOf(ManifestDigests digests) =>
        AlgorithmsOf(digests).Select(algorithm => algorithm.Name);

    /// <summary>The algorithms of <c>digests</c>, in their order.</summary>
    public static IEnumerable<DigestAlgorithm> AlgorithmsOf(ManifestDigests digests)
    {
        if (digests.HasFlag(ManifestDigests.Sha256))
        {
            yield return DigestAlgorithm.Sha256;
        }

        if (digests.HasFlag(ManifestDigests.Sm3))
        {
            yield return DigestAlgorithm.Sm3;
        }
    }

    public static JsonObject Write(Manifest manifest) => new(
        ("chunkList", manifest.ChunkList.ToString()),
        ("chunkSize", CanonicalDecimal.Encode((ulong)manifest.ChunkSize)),
        ("digests", new JsonArray(NamesOf(manifest.Digests).Select(name => (JsonValue)name))),
        ("files", new JsonArray(manifest.Files.Select(file => Write(file, manifest.ChunkSize)))),
        ("format", Manifest.Format));

    private static JsonObject Write(ManifestFile file, int chunkSize)
    {
        var members = new List<(string Name, JsonValue Value)>
        {
            ("chunks", CanonicalDecimal.Encode((ulong)file.ChunksOf(chunkSize))),
            ("length", CanonicalDecimal.Encode((ulong)file.Length)),
            ("path", file.Path),
            ("tree", Write(file.Tree)),
        };
        if (file.Plain is { } plain)
        {
            members.Add(("plain", Write(plain)));
        }

        return new JsonObject(members);
    }

    internal static JsonObject Write(DigestSet set) => new(AlgorithmsOf(set.Digests)
        .Select(algorithm => (algorithm.Name, (JsonValue)set[algorithm]!.Value.ToString())));
}
