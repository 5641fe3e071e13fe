using Ledger.Ports;

namespace Ledger.Journal.Sqlite;

/// <summary>The file itself.</summary>
internal static class SqliteFile
{
    /// <summary>
    /// SQLite itself is never asked to create the file: one that vanishes under a running journal must not come back
    /// empty. Its log and shared memory files take over the permissions given here.
    /// </summary>
    internal static void CreateIfAbsent(string path)
    {
        var create = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
        };
        if (!OperatingSystem.IsWindows())
        {
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            File.Open(path, create).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JournalUnavailableException($"Cannot open {path}.", e);
        }
    }
}
