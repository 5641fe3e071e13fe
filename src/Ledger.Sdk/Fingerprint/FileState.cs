using Microsoft.Win32.SafeHandles;

namespace Ledger.Sdk.Fingerprint;

internal enum FileKind
{
    File,
    Folder,
    SymbolicLink,
    Special,
}

/// <summary>
/// What tells one state of a file from another. On Linux that includes the time of the last change of status, which no
/// program can set back; elsewhere it is length and time of writing. Both are as fine as the file system keeps them.
/// </summary>
internal readonly record struct FileState(FileKind Kind, long Length, UInt128 Identity, Int128 Written, Int128 Changed)
{
    /// <summary>The state of what a path names itself, or null when there is nothing.</summary>
    /// <exception cref="IOException">The operating system does not tell.</exception>
    public static FileState? Of(string path, bool followLinks = false)
    {
        if (OperatingSystem.IsLinux())
        {
            return Statx.Of(path, followLinks);
        }

        FileSystemInfo info = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
        if (followLinks)
        {
            info = info.ResolveLinkTarget(returnFinalTarget: true) ?? info;
        }

        return info.Exists ? Portable(info) : null;
    }

    /// <summary>The state of an open file.</summary>
    public static FileState Of(SafeFileHandle file) => OperatingSystem.IsLinux()
        ? Statx.Of(file)
        : new FileState(
            FileKind.File, RandomAccess.GetLength(file), 0, File.GetLastWriteTimeUtc(file).Ticks, 0);

    private static FileState Portable(FileSystemInfo info)
    {
        var kind = info.Attributes.HasFlag(FileAttributes.ReparsePoint) ? FileKind.SymbolicLink
            : info.Attributes.HasFlag(FileAttributes.Directory) ? FileKind.Folder
            : info.Attributes.HasFlag(FileAttributes.Device) ? FileKind.Special
            : FileKind.File;
        var length = info is FileInfo file && kind == FileKind.File ? file.Length : 0;
        return new FileState(kind, length, 0, info.LastWriteTimeUtc.Ticks, 0);
    }
}
