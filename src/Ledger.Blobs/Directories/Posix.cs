using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ledger.Blobs.Directories;

/// <summary>The four calls of POSIX.1 that the platform's own library has no equal of.</summary>
internal static partial class Posix
{
    private const int FileExists = 17; // EEXIST
    private const int Interrupted = 4; // EINTR
    private const int ReadOnly = 0; // O_RDONLY
    private const int Exclusive = 2; // LOCK_EX
    private const int WithoutWaiting = 4; // LOCK_NB

    // O_CLOEXEC: a child process must not inherit the descriptor.
    private static readonly int s_closeOnExec = OperatingSystem.IsLinux() ? 0x80000 : 0x1000000;

    /// <summary>
    /// Gives a file a second name unless that name is taken: the one step that is atomic, never overwrites and
    /// shows only a finished file. (File.Move without overwriting looks first and renames then.)
    /// </summary>
    /// <returns>False when the new name is taken.</returns>
    public static bool TryLink(string existing, string added)
    {
        if (Link(existing, added) == 0)
        {
            return true;
        }

        var error = Marshal.GetLastPInvokeError();
        return error == FileExists ? false : throw Failure(error, added);
    }

    /// <summary>Makes the names in a directory durable.</summary>
    public static void SyncDirectory(string path)
    {
        using var directory = OpenDirectory(path);
        if (Fsync(directory) != 0)
        {
            throw Failure(Marshal.GetLastPInvokeError(), path);
        }
    }

    /// <summary>
    /// Waits for the advisory lock of a directory, which lives exactly as long as its holder: disposing the handle
    /// releases it, and so does a kill.
    /// </summary>
    public static SafeFileHandle Lock(string path)
    {
        var directory = OpenDirectory(path);
        while (Flock(directory, Exclusive) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != Interrupted)
            {
                directory.Dispose();
                throw Failure(error, path);
            }
        }

        return directory;
    }

    /// <summary>The advisory lock of a directory, or null while anybody holds it.</summary>
    public static SafeFileHandle? TryLock(string path)
    {
        var directory = OpenDirectory(path);
        if (Flock(directory, Exclusive | WithoutWaiting) == 0)
        {
            return directory;
        }

        directory.Dispose();
        return null;
    }

    private static SafeFileHandle OpenDirectory(string path)
    {
        var directory = new SafeFileHandle(Open(path, ReadOnly | s_closeOnExec), ownsHandle: true);
        if (!directory.IsInvalid)
        {
            return directory;
        }

        var error = Marshal.GetLastPInvokeError();
        directory.Dispose();
        throw Failure(error, path);
    }

    private static IOException Failure(int error, string path) =>
        new($"{Marshal.GetPInvokeErrorMessage(error)}: {path}");

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string added);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Flock(SafeFileHandle file, int operation);
}
