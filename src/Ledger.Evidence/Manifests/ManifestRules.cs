namespace Ledger.Evidence.Manifests;

/// <summary>What holds between the members of a manifest, for reading and for writing.</summary>
internal static class ManifestRules
{
    /// <summary>The first rule broken, or null.</summary>
    public static string? Refusal(Manifest manifest) =>
        !Manifest.IsChunkSize(manifest.ChunkSize) ? "The chunk size is not a power of two in its range."
        : manifest.Digests is < ManifestDigests.Sha256 or > ManifestDigests.Both ? "A manifest carries a digest."
        : manifest.Files.Count == 0 ? "A manifest has files."
        : RefusalOfFiles(manifest) ?? RefusalOfOrder(manifest.Files) ?? RefusalOfNesting(manifest.Files);

    private static string? RefusalOfFiles(Manifest manifest)
    {
        var hasPlain = manifest.Files[0].Plain is not null;
        UInt128 total = 0;
        foreach (var file in manifest.Files)
        {
            var refusal =
                !ManifestPath.IsValid(file.Path) ? "is not a path"
                : file.Length < 0 || (total += (ulong)file.Length) > long.MaxValue ? "makes the data too long"
                : file.Tree.Digests != manifest.Digests ? "has other digests than the manifest"
                : file.Plain is not null != hasPlain ? "differs from the others in having 'plain'"
                : hasPlain && file.Plain!.Value.Digests != manifest.Digests ? "has other digests in 'plain'"
                : null;
            if (refusal is not null)
            {
                return $"'{file.Path}' {refusal}.";
            }
        }

        return null;
    }

    private static string? RefusalOfOrder(IReadOnlyList<ManifestFile> files)
    {
        for (var i = 1; i < files.Count; i++)
        {
            if (ManifestPath.Compare(files[i - 1].Path, files[i].Path) >= 0)
            {
                return $"'{files[i].Path}' is out of order or comes twice.";
            }
        }

        return null;
    }

    // A path that is a file and a folder at once could not be laid out again.
    private static string? RefusalOfNesting(IReadOnlyList<ManifestFile> files)
    {
        var paths = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var folders = paths.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var path in paths)
        {
            for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
            {
                if (folders.Contains(path.AsSpan(0, slash)))
                {
                    return $"'{path[..slash]}' is a file and a folder.";
                }
            }
        }

        return null;
    }
}
