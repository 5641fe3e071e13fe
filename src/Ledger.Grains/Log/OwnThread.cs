using System.Collections.Concurrent;

namespace Ledger.Grains.Log;

/// <summary>
/// Runs one asynchronous loop on a thread of its own: what continues in it continues on that thread. Behind a
/// thousand callers in the pool's queue each step of the one writer would wait for all of them, and then all of them
/// for it.
/// </summary>
internal sealed class OwnThread : SynchronizationContext, IDisposable
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _work = [];

    private OwnThread()
    {
    }

    /// <summary>Runs the loop; the task completes as the loop does.</summary>
    public static Task Run(string name, Func<Task> loop)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Pump(loop, ended)) { Name = name, IsBackground = true };
        thread.Start();
        return ended.Task;
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state) => _work.Add((d, state));

    /// <inheritdoc/>
    public void Dispose() => _work.Dispose();

    private static void Pump(Func<Task> loop, TaskCompletionSource ended)
    {
        using var context = new OwnThread();
        SetSynchronizationContext(context);
        var task = loop();
        _ = task.ContinueWith(
            static (_, state) => ((OwnThread)state!)._work.CompleteAdding(),
            context,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        foreach (var (callback, state) in context._work.GetConsumingEnumerable())
        {
            callback(state);
        }

        ended.SetFromTask(task);
    }
}
