using Ledger.Testing;

namespace Ledger.Sources.Tests.Command;

/// <summary>The <c>ledger</c> command as a process of its own.</summary>
internal static class LedgerCommand
{
    public static ChildProcess Start(IReadOnlyDictionary<string, string?>? environment, params string[] words) =>
        ChildProcess.Start(new ChildProcessOptions(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "ledger.dll"), "fingerprint", .. words])
        {
            Environment = environment ?? new Dictionary<string, string?>(),
        });

    /// <summary>Runs it to its end: the exit code, and what it wrote.</summary>
    public static async Task<(int Code, string Output)> RunAsync(
        IReadOnlyDictionary<string, string?>? environment, params string[] words)
    {
        await using var process = Start(environment, words);
        await process.WaitForEndAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, process.Output);
    }

    public static Task<(int Code, string Output)> RunAsync(params string[] words) => RunAsync(null, words);
}
