using System.Threading.Channels;

namespace Ledger.Grains.Anchoring;

/// <summary>
/// Ranges in order, each read, encoded and signed while those before it are handed over, so that neither the node nor
/// this side waits for the other.
/// </summary>
internal sealed class RangeFeed : IAsyncDisposable
{
    private const int Ahead = 2;

    private readonly Channel<SignedRange> _ready = Channel.CreateBounded<SignedRange>(Ahead);
    private readonly CancellationTokenSource _stop;
    private readonly Task _making;

    /// <summary>Begins to make ranges.</summary>
    /// <param name="maker">Who makes one.</param>
    /// <param name="from">Where the first one begins.</param>
    /// <param name="narrowUntil">Ranges that begin below span one checkpoint.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the making.</param>
    public RangeFeed(
        RangeMaker maker, ulong from, ulong narrowUntil, int most, CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _making = Task.Run(() => MakeAsync(maker, from, narrowUntil, most, _stop.Token), CancellationToken.None);
    }

    /// <summary>The ranges; a fault of log or signer is thrown after those that were ready before it.</summary>
    public IAsyncEnumerable<SignedRange> ReadAllAsync(CancellationToken cancellationToken) =>
        _ready.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Ends the making and waits for its end: one at a time reads the log.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _making.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task MakeAsync(
        RangeMaker maker, ulong from, ulong narrowUntil, int most, CancellationToken cancellationToken)
    {
        try
        {
            for (var i = 0; i < most; i++)
            {
                var made = await maker.MakeAsync(from, narrow: from < narrowUntil, cancellationToken)
                    .ConfigureAwait(false);
                if (made is null)
                {
                    break;
                }

                await _ready.Writer.WriteAsync(made, cancellationToken).ConfigureAwait(false);
                from = made.Range.To;
            }

            _ready.Writer.Complete();
        }
        catch (Exception fault)
        {
            // Whoever reads the feed throws it.
            _ready.Writer.Complete(fault);
        }
    }
}
