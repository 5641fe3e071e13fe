using Ledger.Evidence.Rows;
using Ledger.Evidence.Sketches;

namespace Ledger.Sources.Rows;

/// <summary>
/// Computes what rows are, value for value, wherever they lie: in a table, a query, a CSV or a parquet file. Each is
/// read once, in bounded memory. Nothing of them leaves the process.
/// </summary>
public static class RowFingerprinter
{
    /// <summary>Fingerprints all rows of a source.</summary>
    /// <param name="source">The rows.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Told after each batch of rows: answer quickly.</param>
    /// <param name="cancellationToken">Ends the work after the rows in hand.</param>
    /// <exception cref="RowException">The rows cannot be read, or have no canonical form.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static Task<RowFingerprint> ComputeAsync(
        IRowSource source,
        RowOptions? options = null,
        IProgress<RowProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        ComputeAsync(source, options, progress, null, null, cancellationToken);

    internal static async Task<RowFingerprint> ComputeAsync(
        IRowSource source,
        RowOptions? options,
        IProgress<RowProgress>? progress,
        LeafFile? kept,
        Action<RowBatch>? seen,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        options ??= new RowOptions();
        options.Validate();
        var order = options.Order ?? (source.Key.Count > 0 ? RowsOrder.Key : RowsOrder.Digest);
        if (order == RowsOrder.Key)
        {
            RequireKey(source);
        }

        var sketch = options.Sketch is null ? null : new SketchBuilder(options.Sketch);
        using var tree = new RowTree(source, order, options, kept);
        var rows = await new RowRun(source, options, progress).RunAsync(Receive, cancellationToken)
            .ConfigureAwait(false);
        var (root, blocks) = await Task.Run(() => tree.Finish(cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        return RowFingerprint.Of(
            new RowSet
            {
                Columns = source.Columns,
                Digests = options.Digests,
                Order = order,
                Key = order == RowsOrder.Key ? source.Key : [],
                Rows = rows,
                IsSalted = !options.SaltKey.IsEmpty,
                Tree = root,
            },
            blocks,
            sketch?.Finish());

        void Receive(RowBatch batch)
        {
            tree.Append(batch);
            seen?.Invoke(batch);
            for (var i = 0; sketch is not null && i < batch.Count; i++)
            {
                sketch.Add(RowText.Of(batch.Row(i), source.Columns));
            }
        }
    }

    private static void RequireKey(IRowSource source)
    {
        var isKey = source.Key.Count > 0
            && source.Key.Distinct().Count() == source.Key.Count
            && source.Key.All(name => source.Columns.Any(column => column.Name == name && column.IsOrdered));
        if (!isKey)
        {
            throw new RowException(
                RowFault.Missing,
                source.Location,
                "There is no key: it names columns whose values have an order, each once.",
                "没有主键：主键须为可排序的列，且各列只出现一次。");
        }
    }
}
