using System.Collections.Concurrent;

namespace Ledger.Journal.Postgres;

/// <summary>
/// A thread for calls that block. Behind the callers that wait for an append in the pool's queue, each of its answers
/// from the server would wait as well; so what awaits a call goes on here too, and must not block.
/// </summary>
internal sealed class BlockingThread : IDisposable
{
    private readonly BlockingCollection<Action> _calls = [];

    internal BlockingThread(string name) => new Thread(Run) { Name = name, IsBackground = true }.Start();

    /// <summary>Makes a call behind those that came before it.</summary>
    internal Task<T> RunAsync<T>(Func<T> call)
    {
        var done = new TaskCompletionSource<T>();
        _calls.Add(() =>
        {
            try
            {
                done.SetResult(call());
            }
#pragma warning disable CA1031 // Whoever awaits the call meets it.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                done.SetException(fault);
            }
        });
        return done.Task;
    }

    /// <summary>Ends the thread behind the calls that it has.</summary>
    public void Dispose() => _calls.CompleteAdding();

    private void Run()
    {
        using (_calls)
        {
            foreach (var call in _calls.GetConsumingEnumerable())
            {
                call();
            }
        }
    }
}
