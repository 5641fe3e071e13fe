using System.Collections.Concurrent;
using Ledger.Ports;
using Npgsql;

namespace Ledger.Journal.Postgres;

/// <summary>
/// The connections that append. While the server works on one batch the next is on its way to it over another: it waits
/// there at the fence, and the server ends it when what it builds on has not landed.
/// </summary>
internal sealed class PostgresWriters(NpgsqlDataSource source, PostgresJournalOptions options) : IAsyncDisposable
{
    /// <summary>How many appends may be on their way.</summary>
    internal const int AtOnce = 2;

    private readonly ConcurrentStack<PostgresWriter> _idle = [];
    private readonly WriterMemory _memory = new();
    private readonly SemaphoreSlim _places = new(AtOnce, AtOnce), _alone = new(1, 1);
    private volatile Task _entered = Task.CompletedTask;
    private volatile bool _disposed;

    internal Task<JournalHead> AcquireAsync(CancellationToken cancellationToken) =>
        AloneAsync(writer => writer.AcquireAsync(options), cancellationToken);

    internal async Task<AppendResult> AppendAsync(long epoch, AppendPlan plan, CancellationToken cancellationToken)
    {
        var trip = await AppendAtOnceAsync(epoch, plan, cancellationToken).ConfigureAwait(false);
        return trip == OneTrip.Appended
            ? new Appended(plan.HeadAfter(epoch))
            : await AloneAsync(
                writer => writer.AppendAsync(epoch, plan, _memory, lookUpCommands: trip == OneTrip.CommandKnown),
                cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Works over a connection while nothing else is on its way.</summary>
    internal async Task<T> AloneAsync<T>(Func<PostgresWriter, Task<T>> work, CancellationToken cancellationToken)
    {
        var taken = 0;
        await _alone.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            for (; taken < AtOnce; taken++)
            {
                await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            return await UseAsync(work, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (taken > 0)
            {
                _places.Release(taken);
            }

            _alone.Release();
        }
    }

    /// <summary>Waits for the appends in hand, then closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _alone.WaitAsync().ConfigureAwait(false);
        for (var taken = 0; taken < AtOnce; taken++)
        {
            await _places.WaitAsync().ConfigureAwait(false);
        }

        _disposed = true;
        await CloseIdleAsync().ConfigureAwait(false);
        _places.Release(AtOnce);
        _alone.Release();
    }

    private async Task<OneTrip> AppendAtOnceAsync(long epoch, AppendPlan plan, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_memory.Send(epoch, plan) is not { } ground)
            {
                return OneTrip.GroundMoved;
            }

            // One that came to the fence first would find that what it builds on has not landed.
            var (before, entered) = (_entered, new TaskCompletionSource());
            _entered = entered.Task;
            try
            {
                var trip = await UseAsync(
                    writer => writer.AppendAtOnceAsync(ground, plan, before, entered), cancellationToken)
                    .ConfigureAwait(false);
                if (trip != OneTrip.Appended)
                {
                    _memory.Forget();
                }

                return trip;
            }
            finally
            {
                entered.TrySetResult();
            }
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<T> UseAsync<T>(Func<PostgresWriter, Task<T>> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        for (var again = false; ; again = true)
        {
            PostgresWriter? writer = null;
            try
            {
                writer = _idle.TryPop(out var idle)
                    ? idle
                    : await PostgresWriter.OpenAsync(source, options, cancellationToken).ConfigureAwait(false);
                var result = await work(writer).ConfigureAwait(false);
                _idle.Push(writer);
                return result;
            }
            catch (Exception e) when (e is JournalFencedException or ArgumentException && writer is not null)
            {
                _idle.Push(writer);
                throw;
            }
            catch (Exception e)
            {
                // What a connection is in the middle of after a fault is not worth knowing: the next one starts afresh.
                await ForsakeAsync(writer).ConfigureAwait(false);
                if (!again && e is NpgsqlException { IsTransient: true } && writer is { MayHaveCommitted: false })
                {
                    // It had died since it was last used, and nothing was done over it.
                    continue;
                }

                if (PostgresFaults.IsStoreFault(e))
                {
                    throw PostgresFaults.Translate(e);
                }

                throw;
            }
        }
    }

    private async ValueTask ForsakeAsync(PostgresWriter? writer)
    {
        _memory.Forget();
        if (writer is not null)
        {
            await writer.DisposeAsync().ConfigureAwait(false);
        }

        await CloseIdleAsync().ConfigureAwait(false);
    }

    private async ValueTask CloseIdleAsync()
    {
        while (_idle.TryPop(out var idle))
        {
            await idle.DisposeAsync().ConfigureAwait(false);
        }
    }
}
