using Ledger.Grains.Contracts;
using Ledger.Ports;

namespace Ledger.Grains.Log;

/// <summary>Something that waits for the writer.</summary>
internal interface IWork
{
    void Fail(Exception fault);
}

/// <summary>An entry that waits to be written.</summary>
internal sealed class PendingAppend(AppendRequest request) : IWork
{
    private readonly TaskCompletionSource<AppendReply> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AppendRequest Request { get; } = request;

    public Task<AppendReply> Reply => _reply.Task;

    public void Complete(AppendReply reply) => _reply.TrySetResult(reply);

    public void Fail(Exception fault) => _reply.TrySetException(fault);
}

/// <summary>An entry that is made while the writer pauses, and follows at once.</summary>
internal sealed class ExclusiveAppend(Func<JournalHead, ValueTask<AppendRequest?>> prepare) : IWork
{
    private readonly TaskCompletionSource<AppendReply?> _reply =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Func<JournalHead, ValueTask<AppendRequest?>> Prepare { get; } = prepare;

    public Task<AppendReply?> Reply => _reply.Task;

    public void Complete(AppendReply? reply) => _reply.TrySetResult(reply);

    /// <summary>Passes on the outcome of a reply when it is there.</summary>
    public void Follow(Task<AppendReply> reply) => _ = reply.ContinueWith(
        static (ended, state) => ((TaskCompletionSource<AppendReply?>)state!).TrySetFromTask(ended!),
        _reply,
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    public void Fail(Exception fault) => _reply.TrySetException(fault);
}
