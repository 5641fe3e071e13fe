using System.Collections.Concurrent;
using Ledger.Domain;

namespace Ledger.Sdk;

/// <summary>
/// Sends what waits in an outbox with the account of a client: to each stream one act after the other, each until the
/// registry has answered. One sender at a time sends from an outbox, whatever process it is in.
/// </summary>
public sealed class OutboxSender : IDisposable
{
    private readonly Outbox _outbox;
    private readonly OutboxLock _lock;
    private readonly StreamSender _sender;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _leftAlone = new(StringComparer.Ordinal);

    /// <summary>Makes a sender; no other one can be made for that outbox until it is disposed of or its process ends.
    /// </summary>
    /// <param name="outbox">The outbox; stays the caller's.</param>
    /// <param name="client">The client, with an account that signs; stays the caller's.</param>
    /// <exception cref="ArgumentException">The client has no account.</exception>
    /// <exception cref="OutboxBusyException">Another sender is at work.</exception>
    public OutboxSender(Outbox outbox, LedgerClient client)
    {
        ArgumentNullException.ThrowIfNull(outbox);
        ArgumentNullException.ThrowIfNull(client);
        _ = client.Account ?? throw new ArgumentException("Commands are signed: the client has no account.",
            nameof(client));
        _outbox = outbox;
        _lock = OutboxLock.Take(outbox.Folder);
        _sender = new StreamSender(outbox, client);
    }

    /// <summary>The last fault that kept <see cref="RunAsync"/> from sending; null once something was
    /// answered.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Tells of each act that became an entry, or was refused; called by one thread at a time for a stream.
    /// </summary>
    public Action<OutboxEntry>? Told { get; init; }

    /// <summary>Sends all that can be sent now, what was refused before among it.</summary>
    /// <param name="cancellationToken">Ends the sending; what is in the outbox stays there.</param>
    /// <exception cref="LedgerUnreachableException">The registry does not answer.</exception>
    /// <exception cref="LedgerProblemException">It does not take the account (status 401), or could not answer.
    /// </exception>
    public async Task<OutboxReport> SendAsync(CancellationToken cancellationToken = default)
    {
        _leftAlone.Clear();
        return await SendOnceAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends until it is cancelled: what waits, and what is added meanwhile. Faults are waited out.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var pause = _outbox.Options.Look;
        while (true)
        {
            try
            {
                await SendOnceAsync(cancellationToken).ConfigureAwait(false);
                (Fault, pause) = (null, _outbox.Options.Look);
            }
            catch (Exception fault)
                when (fault is LedgerUnreachableException or LedgerProblemException or InvalidDataException)
            {
                Fault = fault;
                pause = pause < _outbox.Options.LongestPause ? pause * 2 : pause;
            }

            await (Fault is null
                ? _outbox.WaitAsync(pause, cancellationToken)
                : Task.Delay(pause, _outbox.Options.Time, cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private async Task<OutboxReport> SendOnceAsync(CancellationToken cancellationToken)
    {
        var (sent, held) = (0, 0);
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = _outbox.Options.StreamsAtOnce,
            CancellationToken = cancellationToken,
        };
        var now = _outbox.Options.Time.GetUtcNow();
        var streams = _outbox.Store.Streams().Where(stream => !_leftAlone.TryGetValue(stream, out var until)
            || until <= now);
        Exception? fault = null;
        await Parallel.ForEachAsync(streams, options, async (stream, stop) =>
        {
            try
            {
                await SendAllAsync(stream, stop).ConfigureAwait(false);
            }
            catch (Exception one)
                when (one is LedgerProblemException { Status: not (401 or 429) } or InvalidDataException)
            {
                // That one's alone: the others go on.
                Interlocked.CompareExchange(ref fault, one, null);
            }
        }).ConfigureAwait(false);
        return fault is null ? new OutboxReport(sent, held) : throw fault;

        async Task SendAllAsync(string stream, CancellationToken stop)
        {
            while (await _sender.SendNextAsync(StreamName.Parse(stream), stop).ConfigureAwait(false) is { } entry)
            {
                Told?.Invoke(entry);
                if (entry.State is OutboxState.Held)
                {
                    _leftAlone[stream] = _outbox.Options.Time.GetUtcNow() + _outbox.Options.HeldPause;
                    Interlocked.Increment(ref held);
                    return;
                }

                Interlocked.Increment(ref sent);
            }
        }
    }
}
