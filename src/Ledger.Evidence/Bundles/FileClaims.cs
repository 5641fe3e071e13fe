using Ledger.Cryptography;
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
        var manifests = verdict.Manifests
            .Where(manifest => verdict.Digests.Any(digest => Carries(manifest, digest))).ToList();
        if (manifests.Count == 0)
        {
            return new("file", name, Standing.NotShown, "The bundle proves no manifest to compare it with.");
        }

        foreach (var manifest in manifests)
        {
            for (var i = 0; i < manifest.Files.Count; i++)
            {
                if (manifest.Files[i].Length == length && IsSame(verdict, manifest, i, open))
                {
                    return new(
                        "file", name, Standing.Proven, $"byte for byte '{manifest.Files[i].Path}' of the content");
                }
            }
        }

        return new("file", name, Standing.Refuted, "No file of the content has these bytes.");
    }

    // By the digests that count alone: one that is declared broken says neither yes nor no.
    private static bool IsSame(Verdict verdict, Manifest manifest, int file, Func<Stream> open)
    {
        using var content = open();
        var found = FileVerifier.Check(manifest, null, file, content);
        var expected = manifest.Files[file];
        return found.Length == expected.Length
            && verdict.Digests.Where(digest => Carries(manifest, digest))
                .All(digest => found.Tree[digest] == expected.Tree[digest]);
    }

    private static bool Carries(Manifest manifest, DigestAlgorithm digest) => manifest.Digests.HasFlag(
        digest == DigestAlgorithm.Sm3 ? ManifestDigests.Sm3 : ManifestDigests.Sha256);
}
