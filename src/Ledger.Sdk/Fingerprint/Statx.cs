using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ledger.Sdk.Fingerprint;

/// <summary>
/// statx(2), whose structure is the same on every Linux architecture. The platform's own library neither tells pipes
/// and devices from files nor gives the change time.
/// </summary>
internal static partial class Statx
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const int WithoutFollowing = 0x100; // AT_SYMLINK_NOFOLLOW
    private const int OfDescriptor = 0x1000; // AT_EMPTY_PATH
    private const uint BasicFields = 0x7ff; // STATX_BASIC_STATS
    private const int NoEntry = 2; // ENOENT
    private const int NoFolder = 20; // ENOTDIR

    public static FileState? Of(string path, bool followLinks)
    {
        if (Call(CurrentFolder, path, followLinks ? 0 : WithoutFollowing, BasicFields, out var fields) == 0)
        {
            return State(fields);
        }

        var error = Marshal.GetLastPInvokeError();
        return error is NoEntry or NoFolder ? null : throw new IOException(new Win32Exception(error).Message);
    }

    public static FileState Of(SafeFileHandle file) =>
        Call(file, "", OfDescriptor, BasicFields, out var fields) == 0
            ? State(fields)
            : throw new IOException(new Win32Exception(Marshal.GetLastPInvokeError()).Message);

    private static FileState State(in Fields fields)
    {
        var device = ((ulong)fields.DeviceMajor << 32) | fields.DeviceMinor;
        return new FileState(
            (fields.Mode & 0xf000) switch
            {
                0x8000 => FileKind.File,
                0x4000 => FileKind.Folder,
                0xa000 => FileKind.SymbolicLink,
                _ => FileKind.Special,
            },
            checked((long)fields.Size),
            new UInt128(device, fields.Inode),
            Nanoseconds(fields.WrittenSeconds, fields.WrittenNanoseconds),
            Nanoseconds(fields.ChangedSeconds, fields.ChangedNanoseconds));
    }

    private static Int128 Nanoseconds(long seconds, uint nanoseconds) =>
        ((Int128)seconds * 1_000_000_000) + nanoseconds;

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Call(int folder, string path, int flags, uint mask, out Fields fields);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Call(SafeFileHandle file, string path, int flags, uint mask, out Fields fields);

    // struct statx of linux/stat.h, the fields that are read.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private readonly struct Fields
    {
        [FieldOffset(28)]
        public readonly ushort Mode;

        [FieldOffset(32)]
        public readonly ulong Inode;

        [FieldOffset(40)]
        public readonly ulong Size;

        [FieldOffset(96)]
        public readonly long ChangedSeconds;

        [FieldOffset(104)]
        public readonly uint ChangedNanoseconds;

        [FieldOffset(112)]
        public readonly long WrittenSeconds;

        [FieldOffset(120)]
        public readonly uint WrittenNanoseconds;

        [FieldOffset(136)]
        public readonly uint DeviceMajor;

        [FieldOffset(140)]
        public readonly uint DeviceMinor;
    }
}
