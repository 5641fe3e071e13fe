using Ledger.Evidence.Manifests;
using Ledger.Evidence.Rows;

namespace Ledger.Sources.Rows;

/// <summary>Takes hashed batches of rows and makes their tree, in the order asked for.</summary>
internal sealed class RowTree : IDisposable
{
    private readonly ChunkTree _tree;
    private readonly LeafFile? _kept;
    private readonly LeafSorter? _sorter;
    private readonly BlockBuilder? _blocks;

    /// <param name="source">Where the rows come from.</param>
    /// <param name="order">The order of the tree.</param>
    /// <param name="options">How.</param>
    /// <param name="kept">Takes the leaves in the order of the tree, to prove some; null: nobody.</param>
    public RowTree(IRowSource source, RowsOrder order, RowOptions options, LeafFile? kept)
    {
        (_kept, _tree) = (kept, new ChunkTree(options.Digests));
        _sorter = order == RowsOrder.Digest ? new LeafSorter(options.Digests, options.TemporaryFolder) : null;
        _blocks = order == RowsOrder.Key ? new BlockBuilder(source.Location, source.Columns, source.Key) : null;
    }

    public void Append(RowBatch batch)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            var leaf = batch.Leaves[i];
            _sorter?.Add(leaf);
            if (_blocks is not null)
            {
                _blocks.Append(batch.Row(i), leaf);
                AppendInOrder(leaf);
            }
        }
    }

    public (DigestSet Root, IReadOnlyList<RowBlock> Blocks) Finish(CancellationToken cancellationToken)
    {
        foreach (var leaf in _sorter?.Sorted() ?? [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            AppendInOrder(leaf);
        }

        return (_tree.Root(), _blocks?.Finish() ?? []);
    }

    public void Dispose()
    {
        _sorter?.Dispose();
        _blocks?.Dispose();
    }

    private void AppendInOrder(DigestSet leaf)
    {
        _tree.Append(leaf);
        _kept?.Append(leaf);
    }
}
