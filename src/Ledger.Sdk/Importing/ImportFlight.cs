using System.Runtime.CompilerServices;

namespace Ledger.Sdk;

/// <summary>Batches on their way, and what became of their rows, in order.</summary>
internal sealed class ImportFlight(ImportSender sender, ImportOptions options)
{
    private readonly Queue<Task<SentBatch>> _sent = new();
    private bool _isWhole = true;

    /// <summary>Sends batches as they come; each result is in the journal when it comes.</summary>
    /// <exception cref="LedgerProblemException">Nothing is taken of this sender; nothing is on its way any more.
    /// </exception>
    public async IAsyncEnumerable<ImportResult> SendAsync(
        IAsyncEnumerable<IReadOnlyList<ImportRow>> batches, [EnumeratorCancellation] CancellationToken ending)
    {
        var most = 1;
        await foreach (var batch in batches.WithCancellation(ending).ConfigureAwait(false))
        {
            if (sender.Refusal is not null)
            {
                break;
            }

            _sent.Enqueue(Task.Run(() => sender.SendAsync(batch, ending), ending));
            if (_sent.Count >= most)
            {
                foreach (var result in await NextAsync().ConfigureAwait(false))
                {
                    yield return result;
                }

                // The first goes alone, where it says anything of the account.
                most = most > 1 || batch.Any(static row => row.Act is not null) ? options.Concurrency : 1;
            }

            if (!_isWhole)
            {
                break;
            }
        }

        while (_sent.Count > 0 && _isWhole)
        {
            foreach (var result in await NextAsync().ConfigureAwait(false))
            {
                yield return result;
            }
        }

        if (!_isWhole)
        {
            await LandAsync().ConfigureAwait(false);
            throw new LedgerProblemException(sender.Refusal!);
        }
    }

    /// <summary>Returns when nothing is on its way any more, however it ended.</summary>
    public async Task EndAsync() => await Task.WhenAll(_sent.Cast<Task>())
        .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task<IReadOnlyList<ImportResult>> NextAsync()
    {
        var batch = await _sent.Dequeue().ConfigureAwait(false);
        _isWhole = batch.IsWhole;
        if (batch.Results.Count > 0)
        {
            options.Journal?.Settle(batch.Results);
        }

        return batch.Results;
    }

    // What is behind a row that waits is not settled: its forms are sent again, and answered as they were.
    private async Task LandAsync()
    {
        while (_sent.TryPeek(out var batch))
        {
            try
            {
                await batch.ConfigureAwait(false);
            }
            catch (Exception e) when (e is LedgerProblemException or LedgerUnreachableException)
            {
                // Why all of it ends is known.
            }

            _ = _sent.Dequeue();
        }
    }
}
