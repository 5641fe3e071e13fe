using Ledger.Evidence.Manifests;

namespace Ledger.Sdk.Fingerprint;

/// <summary>Finds the files of a folder, or takes a single one, and refuses what a manifest cannot describe.</summary>
internal static class SourceFolder
{
    /// <summary>The files in the order of a manifest; at least one.</summary>
    public static IReadOnlyList<ContentSource> List(string location, CancellationToken cancellationToken)
    {
        // Who names a link means its target; links further down are refused.
        var root = StateOf(location, followLinks: true);
        var files = new List<SourceFile>();
        if (root.Kind == FileKind.Folder)
        {
            Walk(location, "", files, cancellationToken);
        }
        else
        {
            var name = Path.GetFileName(Path.GetFullPath(location));
            files.Add(Check(new SourceFile(location, name, root)));
        }

        files.Sort((left, right) => ManifestPath.Compare(left.Path, right.Path));
        return files.Count > 0 ? files : throw new FingerprintException(FingerprintFault.Empty, location);
    }

    private static void Walk(string folder, string prefix, List<SourceFile> files, CancellationToken cancellationToken)
    {
        foreach (var location in EntriesOf(folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = prefix + Path.GetFileName(location);
            // The platform decodes what is not UTF-8 to this character, and two such names to one.
            if (path.Contains('\ufffd'))
            {
                throw new FingerprintException(FingerprintFault.Name, location);
            }

            var state = StateOf(location, followLinks: false);
            if (state.Kind == FileKind.Folder)
            {
                Walk(location, path + '/', files, cancellationToken);
            }
            else
            {
                files.Add(Check(new SourceFile(location, path, state)));
            }
        }
    }

    private static SourceFile Check(SourceFile file)
    {
        FingerprintFault? fault =
            file.Found.Kind == FileKind.SymbolicLink ? FingerprintFault.SymbolicLink
            : file.Found.Kind == FileKind.Special ? FingerprintFault.SpecialFile
            : !ManifestPath.IsValid(file.Path) ? FingerprintFault.Name
            : null;
        return fault is { } found ? throw new FingerprintException(found, file.Location) : file;
    }

    private static FileState StateOf(string location, bool followLinks)
    {
        try
        {
            return FileState.Of(location, followLinks)
                ?? throw new FingerprintException(FingerprintFault.Missing, location);
        }
        catch (Exception e) when (e is not FingerprintException and (IOException or UnauthorizedAccessException))
        {
            throw new FingerprintException(FingerprintFault.Unreadable, location, e);
        }
    }

    private static string[] EntriesOf(string folder)
    {
        try
        {
            return Directory.GetFileSystemEntries(folder, "*", new EnumerationOptions
            {
                AttributesToSkip = 0,
                IgnoreInaccessible = false,
                ReturnSpecialDirectories = false,
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FingerprintException(FingerprintFault.Unreadable, folder, e);
        }
    }
}
