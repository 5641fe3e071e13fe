using System.Text.Json;
using Ledger.Evidence.Manifests;

namespace Ledger.Evidence.Tests.Manifests;

/// <summary>Data described by a seed, and its manifest made in the plainest way.</summary>
internal static class Samples
{
    public static byte[] Content(int length, int seed)
    {
        var content = new byte[length];
        for (var i = 0; i < length; i++)
        {
            content[i] = (byte)((seed + (31L * i) + (7 * (i >> 12))) & 0xff);
        }

        return content;
    }

    public static byte[] Content(JsonElement file) =>
        Content(file.GetProperty("length").GetInt32(), file.GetProperty("seed").GetInt32());

    public static (Manifest Manifest, byte[] List) Describe(
        int chunkSize, ManifestDigests digests, params (string Path, byte[] Content)[] files)
    {
        var list = new List<byte>();
        var described = new List<ManifestFile>();
        foreach (var (path, content) in files)
        {
            var leaves = content.Chunk(chunkSize)
                .Select(chunk => DigestSet.Of(digests, algorithm => MerkleTree.LeafHash(algorithm, chunk))).ToList();
            list.AddRange(leaves.SelectMany(Bytes));
            var root = DigestSet.Of(
                digests, algorithm => MerkleTree.Root(algorithm, [.. leaves.Select(leaf => leaf[algorithm]!.Value)]));
            described.Add(new ManifestFile(path, content.Length, root));
        }

        return (
            new Manifest
            {
                ChunkSize = chunkSize,
                Digests = digests,
                Files = described,
                ChunkList = DigestAlgorithm.Sha256.Hash(list.ToArray()),
            },
            list.ToArray());
    }

    private static IEnumerable<byte> Bytes(DigestSet leaf) =>
        (leaf.Sha256?.ToArray() ?? []).Concat(leaf.Sm3?.ToArray() ?? []);
}
