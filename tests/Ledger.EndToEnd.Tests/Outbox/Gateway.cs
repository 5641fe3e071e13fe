using System.Collections.Concurrent;
using Ledger.Domain;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests.Outbox;

/// <summary><c>ledger egress</c> as a gateway runs it: a process with lines in and lines out.</summary>
internal sealed class Gateway : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly ConcurrentQueue<string> _left = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ChildProcess _process;

    public Gateway(Uri server, string account, string outbox, AssetId asset, params string[] more) =>
        _process = ChildProcess.Start(new ChildProcessOptions(
            "dotnet",
            [
                LedgerCommand.Program, "egress", asset.ToString(), "--outbox", outbox, "--server", server.ToString(),
                "--account", account, .. more,
            ])
        {
            HasInput = true,
            Wrote = Take,
        });

    /// <summary>The lines that left.</summary>
    public IReadOnlyList<string> Left => [.. _left];

    /// <summary>What it said, all of it.</summary>
    public string Output => _process.Output;

    /// <summary>Returns once something left.</summary>
    public Task FirstAsync() => Task.WhenAny(_first.Task, _process.WaitForEndAsync()).WaitAsync(s_patience);

    /// <summary>Gives lines to it, for as long as it takes them.</summary>
    public async Task FeedAsync(IEnumerable<string> lines)
    {
        try
        {
            foreach (var line in lines)
            {
                await _process.Input.WriteAsync(line + "\n");
                await _process.Input.FlushAsync();
            }
        }
        catch (IOException)
        {
            // It was killed.
        }
    }

    /// <summary>Ends its input; it ends when all is recorded.</summary>
    public async Task<int> EndAsync()
    {
        _process.Input.Close();
        await _process.WaitForEndAsync().WaitAsync(s_patience);
        return _process.ExitCode;
    }

    public async Task KillAsync()
    {
        await _process.KillAsync();
        await _process.WaitForEndAsync().WaitAsync(s_patience);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private void Take(string line)
    {
        _left.Enqueue(line);
        _first.TrySetResult();
    }
}
