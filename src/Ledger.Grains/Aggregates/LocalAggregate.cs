using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Ledger.Domain;
using Ledger.Grains.Contracts;
using Ledger.Ports;

namespace Ledger.Grains.Aggregates;

/// <summary>
/// An aggregate that is active in this process: decides one act after the other, in the order in which they came,
/// whether they came through its grain or directly.
/// </summary>
#pragma warning disable CA1001 // Without a wait handle there is nothing to free, and who holds it releases it.
internal sealed class LocalAggregate(StreamName stream, CommandHandler handler)
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _turn = new(1);

    public StreamName Stream => stream;

    public Task<CommandReply> SubmitAsync(
        Caller? caller, CommandMessage command, CancellationToken cancellationToken) => InTurnAsync(
            (caller, command),
            (act, cancel) => handler.HandleAsync(stream, act.caller, act.command, cancel),
            cancellationToken);

    public Task<CommandReply> TickAsync(CancellationToken cancellationToken) =>
        InTurnAsync(0, (_, cancel) => handler.TickAsync(stream, cancel), cancellationToken);

    private async Task<CommandReply> InTurnAsync<TAct>(
        TAct act, Func<TAct, CancellationToken, Task<CommandReply>> decide, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await decide(act, cancellationToken).ConfigureAwait(false);
        }
        catch (JournalException)
        {
            // It may or may not have landed. Forget, so that the next act starts from what the journal holds.
            handler.Forget(stream);
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }
}

/// <summary>The aggregates that are active in this process.</summary>
public sealed class LocalAggregates
{
    private readonly ConcurrentDictionary<StreamName, LocalAggregate> _active = new();

    internal void Enter(LocalAggregate aggregate) => _active[aggregate.Stream] = aggregate;

    internal void Leave(LocalAggregate aggregate) => _active.TryRemove(new(aggregate.Stream, aggregate));

    internal bool TryFind(StreamName stream, [NotNullWhen(true)] out LocalAggregate? aggregate) =>
        _active.TryGetValue(stream, out aggregate);
}
