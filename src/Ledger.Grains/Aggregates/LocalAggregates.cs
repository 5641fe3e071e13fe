using System.Collections.Concurrent;
using Ledger.Domain;
using Ledger.Grains.Contracts;
using Ledger.Ports;

namespace Ledger.Grains.Aggregates;

/// <summary>
/// The aggregates as they are decided on in this process: one act after the other, in the order in which they came,
/// whether they came through the aggregate's grain or directly (<see cref="CommandDoor"/>). What is kept of an
/// aggregate here is its turn, and that only while somebody has it or waits for it.
/// </summary>
public sealed class LocalAggregates(CommandHandler handler)
{
    private readonly ConcurrentDictionary<StreamName, Turn> _turns = new();

    /// <summary>How many aggregates are being asked something.</summary>
    internal int Busy => _turns.Count;

    /// <summary>Has an aggregate decide one command; see <see cref="CommandHandler.HandleAsync"/>.</summary>
    public Task<CommandReply> SubmitAsync(
        StreamName stream, Caller? caller, CommandMessage command, CancellationToken cancellationToken) => InTurnAsync(
            stream,
            (caller, command),
            (aggregate, act, cancel) => handler.HandleAsync(aggregate, act.caller, act.command, cancel),
            cancellationToken);

    /// <summary>Has an aggregate state what time has decided.</summary>
    public Task<CommandReply> TickAsync(StreamName stream, CancellationToken cancellationToken) => InTurnAsync(
        stream, 0, (aggregate, _, cancel) => handler.TickAsync(aggregate, cancel), cancellationToken);

    /// <summary>Decides when those who came before have been answered.</summary>
    internal async Task<CommandReply> InTurnAsync<TAct>(
        StreamName stream, TAct act, Func<StreamName, TAct, CancellationToken, Task<CommandReply>> decide,
        CancellationToken cancellationToken)
    {
        var turn = Join(stream);
        try
        {
            await turn.Free.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await decide(stream, act, cancellationToken).ConfigureAwait(false);
            }
            catch (JournalException)
            {
                // It may or may not have landed. Forget, so that the next act starts from what the journal holds.
                handler.Forget(stream);
                throw;
            }
            finally
            {
                turn.Free.Release();
            }
        }
        finally
        {
            if (turn.EndsWithThis())
            {
                _turns.TryRemove(new(stream, turn));
            }
        }
    }

    private Turn Join(StreamName stream)
    {
        while (true)
        {
            var turn = _turns.GetOrAdd(stream, static _ => new Turn());
            if (turn.TryJoin())
            {
                return turn;
            }

            // Its last one has just left; whichever of the two takes it away, there is room for a new one.
            _turns.TryRemove(new(stream, turn));
        }
    }

    /// <summary>Whoever has it, and those who wait for it in the order in which they came.</summary>
#pragma warning disable CA1001 // Without a wait handle there is nothing to free, and who holds it releases it.
    private sealed class Turn
#pragma warning restore CA1001
    {
        private const int Ended = -1;
        private int _joined;

        public SemaphoreSlim Free { get; } = new(1);

        /// <summary>False once the last one has left, for then nobody else would be kept waiting by it.</summary>
        public bool TryJoin()
        {
            for (var joined = Volatile.Read(ref _joined); joined != Ended;)
            {
                var seen = Interlocked.CompareExchange(ref _joined, joined + 1, joined);
                if (seen == joined)
                {
                    return true;
                }

                joined = seen;
            }

            return false;
        }

        /// <summary>Leaves; true for the last one, after whom nobody joins.</summary>
        public bool EndsWithThis() =>
            Interlocked.Decrement(ref _joined) == 0 && Interlocked.CompareExchange(ref _joined, Ended, 0) == 0;
    }
}
