using Ledger.Testing;

namespace Ledger.Cli.Tests;

/// <summary>The command as a process of its own, for a user who has nothing yet.</summary>
internal sealed class CommandProcess(TemporaryFolder home)
{
    public static string Program
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Repository.PathOf("src", "Ledger.Cli", "bin", folder.Parent!.Name, folder.Name, "ledger.dll");
        }
    }

    public Task<(int ExitCode, string Output)> RunAsync(params string[] words) => RunAsync([], words);

    public async Task<(int ExitCode, string Output)> RunAsync(
        IEnumerable<(string Name, string? Value)> environment, params string[] words) =>
        await EndAsync("dotnet", [Program, .. words], environment);

    public async Task<(int ExitCode, string Output)> EndAsync(
        string program, string[] words, IEnumerable<(string Name, string? Value)> environment)
    {
        var variables = new Dictionary<string, string?>
        {
            ["XDG_CONFIG_HOME"] = home.PathOf("config"), ["XDG_STATE_HOME"] = home.PathOf("state"),
            ["LEDGER_SERVER"] = null, ["LEDGER_ACCOUNT"] = null, ["LEDGER_PROFILE"] = null,
        };
        foreach (var (name, value) in environment)
        {
            variables[name] = value;
        }

        await using var process = ChildProcess.Start(new ChildProcessOptions(program, words)
        {
            Environment = variables,
        });
        await process.WaitForEndAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, process.Output);
    }
}
