namespace Ledger.Evidence.Manifests;

/// <summary>What a manifest says of one file.</summary>
/// <param name="Path">Where the file stands below the folder described; see <see cref="ManifestPath"/>.</param>
/// <param name="Length">Length in bytes.</param>
/// <param name="Tree">The root of its chunk tree.</param>
/// <param name="Plain">The digests of its bytes as they are, if the manifest has them.</param>
public sealed record ManifestFile(string Path, long Length, DigestSet Tree, DigestSet? Plain = null)
{
    /// <summary>The number of its chunks of that size.</summary>
    public long ChunksOf(int chunkSize) => (Length / chunkSize) + (Length % chunkSize == 0 ? 0 : 1);
}
