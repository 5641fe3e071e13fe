using Microsoft.Win32.SafeHandles;

namespace Ledger.Blobs.Directories;

/// <summary>Writes whole files: aside, synced, then shown under their name in one step, then the name synced.</summary>
internal sealed class FileWriter(DurableFolders folders, TemporaryFolder temporary)
{
    /// <summary>Mode of write-once objects: nobody writes.</summary>
    public const UnixFileMode WriteOnce = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Mode of replaceable objects.</summary>
    public const UnixFileMode Replaceable = WriteOnce | UnixFileMode.UserWrite;

    private const int BufferSize = 1 << 17;

    /// <summary>True when the open file belongs to a replaceable object.</summary>
    public static bool IsReplaceable(SafeFileHandle file) =>
        (File.GetUnixFileMode(file) & UnixFileMode.UserWrite) != 0;

    /// <summary>Shows the content under a free path; false when the path is taken.</summary>
    public async ValueTask<bool> CreateAsync(
        string path, Stream content, UnixFileMode mode, CancellationToken cancellationToken)
    {
        var made = temporary.NextPath();
        try
        {
            await WriteAsync(made, content, mode, cancellationToken).ConfigureAwait(false);
            return Show(path, () => Posix.TryLink(made, path) ? true : RefuseFolder(path));
        }
        finally
        {
            File.Delete(made);
        }
    }

    /// <summary>Shows the content under a path in place of what is there.</summary>
    public async ValueTask ReplaceAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        var made = temporary.NextPath();
        try
        {
            await WriteAsync(made, content, Replaceable, cancellationToken).ConfigureAwait(false);
            Show(path, () =>
            {
                File.Move(made, path, overwrite: true); // rename(2): readers see the old file or the new one
                return true;
            });
        }
        finally
        {
            File.Delete(made);
        }
    }

    private static async ValueTask WriteAsync(
        string path, Stream content, UnixFileMode mode, CancellationToken cancellationToken)
    {
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            BufferSize = 0,
            Options = FileOptions.Asynchronous,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        await using (file.ConfigureAwait(false))
        {
            await content.CopyToAsync(file, BufferSize, cancellationToken).ConfigureAwait(false);
            File.SetUnixFileMode(file.SafeFileHandle, mode);
            await Task.Run(() => RandomAccess.FlushToDisk(file.SafeFileHandle), CancellationToken.None)
                .ConfigureAwait(false);
        }
    }

    private bool Show(string path, Func<bool> show)
    {
        var folder = Path.GetDirectoryName(path)!;
        folders.Ensure(folder);
        var shown = show();
        Posix.SyncDirectory(folder);
        return shown;
    }

    private static bool RefuseFolder(string path) => Directory.Exists(path)
        ? throw new IOException($"Other objects lie under this name: {path}")
        : false;
}
