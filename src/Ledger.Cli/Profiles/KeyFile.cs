namespace Ledger.Cli.Profiles;

/// <summary>A file that holds a key: its owner's alone.</summary>
internal static class KeyFile
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <exception cref="InvalidDataException">Others than its owner may read or write it.</exception>
    public static void Check(string file)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != 0)
        {
            throw new InvalidDataException(
                $"Others can read the key in {file}: chmod 600 {file}\n  {file} 中的密钥可被他人读取，请执行 chmod 600 {file}");
        }
    }
}
