namespace Ledger.Sources;

/// <summary>
/// A file for what does not fit into memory: its owner's alone, and gone with the process, however that ends (on
/// systems where an open file may lose its name; elsewhere when it is closed).
/// </summary>
internal static class ScratchFile
{
    private const int BufferSize = 1 << 16;

    /// <param name="folder">Where it lies.</param>
    public static FileStream Create(string folder)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
            BufferSize = BufferSize,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var path = Path.Combine(folder, "ledger-" + Path.GetRandomFileName());
        var file = new FileStream(path, options);
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }

        return file;
    }
}
