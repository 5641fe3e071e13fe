using System.Runtime.CompilerServices;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>
    /// Imports rows: signs what they ask for, sends many with a request, several requests at once, and says in the
    /// order of the rows what became of each. With a journal it goes on where it was after any interruption: none is
    /// lost and none doubled, for what is on its way is on disk before it is sent, and each act has one id for ever.
    /// A refusal that concerns who sends (<see cref="SenderRefusals"/>) is no row's: with the first of them nothing
    /// further is sent, what is on its way is waited for, and the rows wait for the next time. The first rows go alone,
    /// so that an account of which nothing is taken hears of it before more is read.
    /// </summary>
    /// <param name="rows">The rows, in the order of their numbers. They are read as they are needed.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Ends it; what was sent may have been taken all the same.</param>
    /// <returns>
    /// A result for each row that still waited. It is in the journal when it comes. Rows whose act the registry has
    /// already come as such.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The client has no account.</exception>
    /// <exception cref="LedgerProblemException">
    /// The registry takes nothing from this account (<see cref="SenderRefusals.Concern"/>), or not now: begin again
    /// with the journal when that is mended.
    /// </exception>
    /// <exception cref="LedgerUnreachableException">Nobody answered: begin again later with the journal.</exception>
    public async IAsyncEnumerable<ImportResult> ImportAsync(
        IAsyncEnumerable<ImportRow> rows,
        ImportOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new ImportOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.BatchSize, 1000);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Concurrency, 1);
        var author = _account
            ?? throw new InvalidOperationException("Commands are signed: the client has no account.");
        options.Journal?.Begin();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var flight = new ImportFlight(new ImportSender(this, author, options.Journal, _options.Attempts), options);
        try
        {
            var batches = BatchesAsync(rows, options, ending.Token);
            await foreach (var result in flight.SendAsync(batches, ending.Token).ConfigureAwait(false))
            {
                yield return result;
            }

            options.Journal?.Complete();
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await flight.EndAsync().ConfigureAwait(false);
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<ImportRow>> BatchesAsync(
        IAsyncEnumerable<ImportRow> rows, ImportOptions options, [EnumeratorCancellation] CancellationToken ending)
    {
        var (batch, last) = (new List<ImportRow>(options.BatchSize), 0L);
        await foreach (var row in rows.WithCancellation(ending).ConfigureAwait(false))
        {
            if (row.Number <= last || row.Act is null == row.Fault is null)
            {
                throw new ArgumentException(
                    $"Row {row.Number} behind row {last}: numbers ascend, and a row has an act or a fault.",
                    nameof(rows));
            }

            last = row.Number;
            if (options.Journal?.IsPending(row.Number) is false)
            {
                continue;
            }

            batch.Add(row);
            if (batch.Count == options.BatchSize)
            {
                yield return batch;
                batch = new List<ImportRow>(options.BatchSize);
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
