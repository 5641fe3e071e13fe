using Ledger.Cryptography;
using Ledger.Evidence.Manifests;
using Ledger.Evidence.Rows;
using Ledger.Evidence.Sketches;

namespace Ledger.Sources.Rows;

/// <summary>What rows are.</summary>
/// <param name="Rows">Their description.</param>
/// <param name="Manifest">The manifest of the description's bytes, which stand in it as <c>rows.json</c>.</param>
/// <param name="Blocks">In the order of a key: what each range of keys is; else empty.</param>
/// <param name="Sketch">The sketch, when one was asked for.</param>
public sealed record RowFingerprint(
    RowSet Rows, Manifest Manifest, IReadOnlyList<RowBlock> Blocks, Sketch? Sketch)
{
    /// <summary>The path of the description in its manifest.</summary>
    public const string Path = "rows.json";

    /// <summary>The content digests that an entry carries: those of the manifest's bytes.</summary>
    public DigestPair Content => DigestPair.Of(Manifest.ToBytes());

    internal static RowFingerprint Of(RowSet rows, IReadOnlyList<RowBlock> blocks, Sketch? sketch)
    {
        var description = rows.ToBytes();
        using var hasher = new ChunkHasher(rows.Digests);
        using var list = DigestAlgorithm.Sha256.CreateIncremental();
        var tree = new ChunkTree(rows.Digests);
        for (var at = 0; at < description.Length; at += Manifest.DefaultChunkSize)
        {
            hasher.Append(description.AsSpan(at, Math.Min(Manifest.DefaultChunkSize, description.Length - at)));
            var leaf = hasher.Finish();
            tree.Append(leaf);
            list.Append(leaf.Sha256 is { } sha256 ? sha256.AsSpan() : []);
            list.Append(leaf.Sm3 is { } sm3 ? sm3.AsSpan() : []);
        }

        var manifest = new Manifest
        {
            Digests = rows.Digests,
            ChunkSize = Manifest.DefaultChunkSize,
            Files = [new ManifestFile(Path, description.Length, tree.Root())],
            ChunkList = list.Finish(),
        };
        return new RowFingerprint(rows, manifest, blocks, sketch);
    }
}
