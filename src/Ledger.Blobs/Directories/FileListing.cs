namespace Ledger.Blobs.Directories;

/// <summary>Walks a folder so that the names come out in ordinal order of the whole name.</summary>
internal static class FileListing
{
    public static IEnumerable<string> Under(string folder, string prefix, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        foreach (var entry in SortedEntries(folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!entry.EndsWith('/'))
            {
                yield return prefix + entry;
                continue;
            }

            foreach (var name in Under(Path.Combine(folder, entry[..^1]), prefix + entry, cancellationToken))
            {
                yield return name;
            }
        }
    }

    // A folder sorts as its name and a slash, as that is how the names under it go on: "a-b" < "a/b" < "a0".
    private static List<string> SortedEntries(string folder)
    {
        var entries = new List<string>();
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            entries.Add(entry is DirectoryInfo ? entry.Name + '/' : entry.Name);
        }

        entries.Sort(StringComparer.Ordinal);
        return entries;
    }
}
