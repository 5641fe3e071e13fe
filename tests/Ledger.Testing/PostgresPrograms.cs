namespace Ledger.Testing;

/// <summary>Debian's PostgreSQL programs, run as somebody who is not root, which they refuse.</summary>
internal static class PostgresPrograms
{
    private const string Installed = "/usr/lib/postgresql";

    internal static ChildProcessOptions Run(string program, IReadOnlyList<string> words)
    {
        var path = Path.Combine(Newest(), "bin", program);
        if (!Environment.IsPrivilegedProcess)
        {
            return new ChildProcessOptions(path, words) { WorkingDirectory = "/" };
        }

        // Changing the user takes the parent-death signal away, so it is set again behind the change.
        var user = UnprivilegedUser();
        string[] change =
            ["--reuid", user, "--regid", GroupOf(user), "--clear-groups", "--pdeathsig", "KILL", "--", path];
        return new ChildProcessOptions("setpriv", [.. change, .. words]) { WorkingDirectory = "/" };
    }

    /// <summary>Makes a folder the property of whoever <see cref="Run"/> runs as.</summary>
    internal static async Task GiveAsync(string folder, CancellationToken cancellationToken)
    {
        if (Environment.IsPrivilegedProcess)
        {
            await ChildProcess.RunAsync(
                new ChildProcessOptions("chown", UnprivilegedUser(), folder), cancellationToken);
        }
    }

    private static string Newest() => Directory.Exists(Installed)
        ? Directory.GetDirectories(Installed).Where(d => File.Exists(Path.Combine(d, "bin", "initdb"))).Max()
            ?? throw NotInstalled()
        : throw NotInstalled();

    private static InvalidOperationException NotInstalled() =>
        new($"PostgreSQL is not installed under {Installed}: apt-get install postgresql.");

    private static string UnprivilegedUser() => Passwd().Any(row => row[0] == "postgres") ? "postgres" : "nobody";

    private static string GroupOf(string user) => Passwd().First(row => row[0] == user)[3];

    private static IEnumerable<string[]> Passwd() =>
        File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(row => row.Length > 3);
}
