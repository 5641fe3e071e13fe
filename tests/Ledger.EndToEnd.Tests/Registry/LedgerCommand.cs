using Ledger.Testing;

namespace Ledger.EndToEnd.Tests.Registry;

/// <summary>The <c>ledger</c> command as an operator runs it: a process of its own.</summary>
internal sealed class LedgerCommand(RunningRegistry registry)
{
    public static string Program
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Repository.PathOf("src", "Ledger.Cli", "bin", folder.Parent!.Name, folder.Name, "ledger.dll");
        }
    }

    /// <summary>Runs it as an account, or as nobody; returns what it wrote.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(
        string? account, CancellationToken cancellationToken, params string[] words)
    {
        List<string> all = [Program, .. words, "--server", registry.Server.Address.ToString()];
        if (account is not null)
        {
            all.AddRange(["--account", Path.Combine(registry.Data, "accounts", account + ".json")]);
        }

        return await RunAsync(all, cancellationToken);
    }

    /// <summary>Runs it with these words alone.</summary>
    public static Task<(int ExitCode, string Output)> RunWithoutServerAsync(
        CancellationToken cancellationToken, params string[] words) =>
        RunAsync([Program, .. words], cancellationToken);

    private static async Task<(int ExitCode, string Output)> RunAsync(
        IEnumerable<string> words, CancellationToken cancellationToken)
    {
        await using var process = ChildProcess.Start(new ChildProcessOptions("dotnet", [.. words]));
        await process.WaitForEndAsync(cancellationToken);
        return (process.ExitCode, process.Output);
    }
}
