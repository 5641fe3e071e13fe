using System.Diagnostics;
using Ledger.Testing;

namespace Ledger.Api.Tests;

/// <summary>The <c>ledger</c> command as a process against a registry.</summary>
internal static class LedgerCommand
{
    /// <summary>Runs it as an account, and has it end so.</summary>
    public static async Task<(string Output, string Error)> SaysAsync(
        Registry registry, string account, int exit, string? input, params string[] words)
    {
        var cancel = TestContext.Current.CancellationToken;
        var bin = Directory.GetParent(AppContext.BaseDirectory.TrimEnd('/'))!.Name;
        var start = new ProcessStartInfo("dotnet", [
            Repository.PathOf("src", "Ledger.Cli", "bin", bin, "net10.0", "ledger.dll"), .. words])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["LEDGER_SERVER"] = registry.Address.ToString();
        start.Environment["LEDGER_ACCOUNT"] = Path.Combine(registry.Folder, "accounts", account + ".json");
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var error = await process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        Assert.True(exit == process.ExitCode, $"{process.ExitCode}: {await output}{error}");
        return (await output, error);
    }
}
