namespace Ledger.Server.Keys;

/// <summary>Writes files that only their owner may read: whole or not at all.</summary>
internal static class SecretFile
{
    /// <summary>Writes a new file; a half-written one of an earlier start is replaced.</summary>
    public static void Write(string file, ReadOnlySpan<byte> content)
    {
        var half = file + ".new";
        File.Delete(half);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(half, options))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(half, file);
    }
}
