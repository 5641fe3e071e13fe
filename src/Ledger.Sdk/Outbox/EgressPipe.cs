using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;

namespace Ledger.Sdk;

/// <summary>
/// Passes lines on as they are and records them: none leaves before the record that covers it is in the outbox on disk.
/// While the outbox is full nothing leaves.
/// </summary>
/// <param name="outbox">Where the records go; stays the caller's.</param>
/// <param name="asset">The asset that the lines are of.</param>
/// <param name="options">How lines are put together.</param>
public sealed class EgressPipe(Outbox outbox, AssetId asset, EgressPipeOptions options)
{
    private const byte LineFeed = 0x0a;
    private const int MaxRead = 1 << 16;

    private readonly byte[] _held = new byte[options.MaxBytes];
    private int _length;
    private DateTimeOffset _since;
    private long _records;
    private long _lines;
    private long _bytes;

    /// <summary>Passes on until the input ends.</summary>
    /// <param name="input">Where lines come from.</param>
    /// <param name="output">Where they go, flushed record by record.</param>
    /// <param name="cancellationToken">Ends it; what came and was not recorded has not left.</param>
    public async Task<EgressTotal> RunAsync(Stream input, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        var incoming = new byte[Math.Min(MaxRead, _held.Length)];
        Task<int>? reading = null;
        while (true)
        {
            reading ??= input.ReadAsync(incoming, cancellationToken).AsTask();
            if (!await CameAsync(reading, cancellationToken).ConfigureAwait(false))
            {
                await PassAsync(output, Whole(), cancellationToken).ConfigureAwait(false);
                continue;
            }

            var came = await reading.ConfigureAwait(false);
            reading = null;
            if (came == 0)
            {
                await PassAsync(output, _length, cancellationToken).ConfigureAwait(false);
                return new EgressTotal(_records, _lines, _bytes);
            }

            await TakeAsync(output, incoming.AsMemory(0, came), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task TakeAsync(Stream output, ReadOnlyMemory<byte> came, CancellationToken cancellationToken)
    {
        while (!came.IsEmpty)
        {
            _since = _length == 0 ? options.Time.GetUtcNow() : _since;
            var fits = Math.Min(came.Length, _held.Length - _length);
            came[..fits].CopyTo(_held.AsMemory(_length));
            (_length, came) = (_length + fits, came[fits..]);
            while (Count(_length) >= options.MaxLines || _length == _held.Length)
            {
                var whole = Whole();
                await PassAsync(output, whole > 0 ? whole : _length, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Whether something came before what is held is too old.</summary>
    private async Task<bool> CameAsync(Task<int> reading, CancellationToken cancellationToken)
    {
        if (Whole() == 0)
        {
            return true;
        }

        var rest = _since + options.MaxAge - options.Time.GetUtcNow();
        if (rest > TimeSpan.Zero && !reading.IsCompleted)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(reading, Task.Delay(rest, options.Time, patience.Token)).ConfigureAwait(false);
            await patience.CancelAsync().ConfigureAwait(false);
        }

        return reading.IsCompleted;
    }

    private async Task PassAsync(Stream output, int length, CancellationToken cancellationToken)
    {
        if (length == 0)
        {
            return;
        }

        var passed = _held.AsMemory(0, length);
        var lines = Count(length) + (passed.Span[^1] == LineFeed ? 0 : 1);
        var record = new EgressBatch(
            asset, _since, options.Time.GetUtcNow(), lines, length, DigestPair.Of(passed.Span), options.Recipient,
            options.Purpose).ToBytes();
        await outbox.AddAsync(
            [new OutboxAct(asset.Stream, new FileEgress(0, DigestPair.Of(record))) { Record = record }],
            cancellationToken).ConfigureAwait(false);
        await output.WriteAsync(passed, CancellationToken.None).ConfigureAwait(false);
        await output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        (_records, _lines, _bytes) = (_records + 1, _lines + lines, _bytes + length);
        _held.AsSpan(length, _length - length).CopyTo(_held);
        _length -= length;
        _since = options.Time.GetUtcNow();
    }

    // Of what is held, whole lines, and no more of them than a record covers.
    private int Whole()
    {
        var (place, lines) = (0, 0);
        for (; lines < options.MaxLines; lines++)
        {
            var next = _held.AsSpan(place, _length - place).IndexOf(LineFeed);
            if (next < 0)
            {
                break;
            }

            place += next + 1;
        }

        return place;
    }

    private int Count(int length) => _held.AsSpan(0, length).Count(LineFeed);
}
