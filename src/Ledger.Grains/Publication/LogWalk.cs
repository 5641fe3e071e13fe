using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Ports;

namespace Ledger.Grains.Publication;

/// <summary>
/// Goes through a journal once and says what must stand in the store: each tile and bundle as it fills, the partial
/// ones and the roots at given sizes. Hashes are computed from the leaves, not taken from the journal.
/// </summary>
internal sealed class LogWalk(IEnumerable<ulong> sizes)
{
    private readonly Queue<ulong> _sizes = new(sizes.Distinct().Order());
    private readonly LogState _state = new();

    /// <summary>Gets each object that follows from the entries so far.</summary>
    public required Func<WalkedObject, CancellationToken, ValueTask> OnObject { get; init; }

    /// <summary>Gets the heads of both trees at each size asked for.</summary>
    public Func<WalkedHead, CancellationToken, ValueTask> OnHead { get; init; } =
        static (_, _) => ValueTask.CompletedTask;

    /// <summary>How many entries were gone through.</summary>
    public ulong Size => _state.Size;

    /// <summary>Goes through the leaves from the first on.</summary>
    /// <exception cref="PublicationException">A leaf is none, or a map leaf disagrees with the entries before
    /// it.</exception>
    public async Task RunAsync(IAsyncEnumerable<JournalLeaf> leaves, CancellationToken cancellationToken)
    {
        await foreach (var leaf in leaves.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var hashes = EntryLeaf.Hash(leaf.Leaf.Span);
            _state.Append(leaf with { LeafSha256 = hashes.Sha256, LeafSm3 = hashes.Sm3 });
            foreach (var filled in _state.TakeFilled())
            {
                await OnObject(new WalkedObject(filled, Size, IsEdge: false), cancellationToken).ConfigureAwait(false);
            }

            if (_sizes.TryPeek(out var next) && next == _state.Size)
            {
                _sizes.Dequeue();
                await EdgeAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task EdgeAsync(CancellationToken cancellationToken)
    {
        foreach (var partial in _state.Edge())
        {
            await OnObject(new WalkedObject(partial, Size, IsEdge: true), cancellationToken).ConfigureAwait(false);
        }

        var head = new WalkedHead(Size, _state.TreeRoots, _state.LastMapLeaf is not null);
        await OnHead(head, cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>An object that follows from the first entries of a journal.</summary>
/// <param name="Object">The object.</param>
/// <param name="Size">How many entries.</param>
/// <param name="IsEdge">Whether it is a partial one, which only a checkpoint at that size needs.</param>
internal readonly record struct WalkedObject(LogObject Object, ulong Size, bool IsEdge);

/// <summary>The heads of both trees over the first entries of a journal.</summary>
/// <param name="Size">How many entries.</param>
/// <param name="Roots">The roots.</param>
/// <param name="EndsInMap">Whether the last of them is a map leaf.</param>
internal readonly record struct WalkedHead(ulong Size, DigestPair Roots, bool EndsInMap);
