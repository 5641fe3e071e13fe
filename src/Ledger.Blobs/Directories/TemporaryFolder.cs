using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Ledger.Blobs.Directories;

/// <summary>
/// One client's folder for files in the making. Its lock says that its owner lives; whoever opens the store removes
/// the folders whose owners are gone, so that writes cut off by a kill leave nothing for long.
/// </summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path;
    private readonly SafeFileHandle _owner;

    private TemporaryFolder(string path, SafeFileHandle owner)
    {
        _path = path;
        _owner = owner;
    }

    /// <summary>Opens a folder of its own under <paramref name="parent"/> and removes those of dead owners.</summary>
    public static TemporaryFolder Open(string parent)
    {
        Directory.CreateDirectory(parent);

        // Opening and cleaning take turns, so that no folder is seen between its creation and its lock.
        using var turn = Posix.Lock(parent);
        foreach (var folder in Directory.EnumerateDirectories(parent))
        {
            RemoveIfAbandoned(folder);
        }

        var own = Path.Combine(parent, RandomNumberGenerator.GetHexString(32, lowercase: true));
        Directory.CreateDirectory(own);
        return new TemporaryFolder(own, Posix.Lock(own));
    }

    /// <summary>A path for one new file.</summary>
    public string NextPath() => Path.Combine(_path, RandomNumberGenerator.GetHexString(32, lowercase: true));

    public void Dispose()
    {
        Directory.Delete(_path, recursive: true);
        _owner.Dispose();
    }

    private static void RemoveIfAbandoned(string folder)
    {
        using var owner = Posix.TryLock(folder);
        if (owner is not null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
