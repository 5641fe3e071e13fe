namespace Ledger.Cli.Profiles;

/// <summary>Where the command keeps what it has to remember (XDG Base Directory Specification).</summary>
internal static class UserFolders
{
    /// <summary>What the user decided.</summary>
    public static string Configuration =>
        Under("XDG_CONFIG_HOME", Environment.SpecialFolder.ApplicationData, ".config");

    /// <summary>How far something has come.</summary>
    public static string State =>
        Under("XDG_STATE_HOME", Environment.SpecialFolder.LocalApplicationData, ".local/state");

    // What is no whole path is no folder, as the specification has it.
    private static string Under(string variable, Environment.SpecialFolder windows, string home) => Path.Combine(
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named && Path.IsPathRooted(named) ? named
            : OperatingSystem.IsWindows() ? Environment.GetFolderPath(windows)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), home),
        "ledger");
}
