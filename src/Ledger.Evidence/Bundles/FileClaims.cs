using Ledger.Evidence.Manifests;

namespace Ledger.Evidence.Bundles;

/// <summary>Compares a file at hand with the manifests that a verdict proved.</summary>
public static class FileClaims
{
    /// <summary>Whether the bytes are those of a file of the asset's content.</summary>
    /// <param name="verdict">The verdict on the bundle.</param>
    /// <param name="name">What the file is called here, for the finding's subject.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="open">Opens it from its start, perhaps several times.</param>
    public static Finding Check(Verdict verdict, string name, long length, Func<Stream> open)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(open);
        if (verdict.Manifests.Count == 0)
        {
            return new("file", name, Standing.NotShown, "The bundle proves no manifest to compare it with.");
        }

        foreach (var manifest in verdict.Manifests)
        {
            for (var i = 0; i < manifest.Files.Count; i++)
            {
                if (manifest.Files[i].Length == length && IsSame(manifest, i, open))
                {
                    return new(
                        "file", name, Standing.Proven, $"byte for byte '{manifest.Files[i].Path}' of the content");
                }
            }
        }

        return new("file", name, Standing.Refuted, "No file of the content has these bytes.");
    }

    private static bool IsSame(Manifest manifest, int file, Func<Stream> open)
    {
        using var content = open();
        return FileVerifier.Check(manifest, null, file, content).IsSame;
    }
}
