using System.Collections.Concurrent;

namespace Ledger.Blobs.Directories;

/// <summary>
/// Creates folders so that they survive a power failure: the name of each stands durably in its parent. A process
/// syncs each folder's parent once, even when another process made the folder, since that one may have died before.
/// </summary>
internal sealed class DurableFolders
{
    private readonly ConcurrentDictionary<string, bool> _durable = new(StringComparer.Ordinal);
    private readonly string _root;

    public DurableFolders(string root)
    {
        _root = root;
        Directory.CreateDirectory(root);
        for (var path = root; Path.GetDirectoryName(path) is { } parent; path = parent)
        {
            Posix.SyncDirectory(parent);
        }
    }

    /// <summary>Makes sure that a folder under the root exists durably.</summary>
    public void Ensure(string path)
    {
        if (path.Length <= _root.Length || _durable.ContainsKey(path))
        {
            return;
        }

        var parent = Path.GetDirectoryName(path)!;
        Ensure(parent);
        Directory.CreateDirectory(path);
        Posix.SyncDirectory(parent);
        _durable[path] = true;
    }
}
