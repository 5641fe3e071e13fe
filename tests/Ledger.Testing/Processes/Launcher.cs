using System.Collections.Concurrent;
using System.Diagnostics;

namespace Ledger.Testing;

/// <summary>
/// The one thread that starts children. Linux sends a child its parent-death signal when the thread that started
/// it ends, and threads of the pool come and go: this one lives as long as the process.
/// </summary>
internal static class Launcher
{
    private static readonly BlockingCollection<Request> Requests = Open();

    public static Process Start(ProcessStartInfo info, Action<Process> prepare)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Requests.Add(new Request(info, started));
        var process = started.Task.GetAwaiter().GetResult();
        prepare(process);
        return process;
    }

    private static BlockingCollection<Request> Open()
    {
        var requests = new BlockingCollection<Request>();
        var thread = new Thread(() => Serve(requests)) { IsBackground = true, Name = "Starts child processes" };
        thread.Start();
        return requests;
    }

    private static void Serve(BlockingCollection<Request> requests)
    {
        foreach (var (info, started) in requests.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(Process.Start(info) ?? throw new InvalidOperationException("Nothing was started."));
            }
            catch (Exception exception)
            {
                started.SetException(exception);
            }
        }
    }

    private sealed record Request(ProcessStartInfo Info, TaskCompletionSource<Process> Started);
}
