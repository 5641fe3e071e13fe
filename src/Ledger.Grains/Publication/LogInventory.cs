using Ledger.Cryptography;
using Ledger.Evidence.Log;

namespace Ledger.Grains.Publication;

/// <summary>
/// What names a store holds under a log: at which sizes checkpoints are kept, and what has no place there.
/// </summary>
internal sealed class LogInventory
{
    private static readonly DigestAlgorithm[] s_trees = [DigestAlgorithm.Sm3, DigestAlgorithm.Sha256];

    /// <summary>Sizes of kept checkpoints of either tree.</summary>
    public SortedSet<ulong> Kept { get; } = [];

    /// <summary>Sizes at which partial tiles were written, with or without a checkpoint that followed.</summary>
    public SortedSet<ulong> Partial { get; } = [];

    /// <summary>Names that no log has.</summary>
    public List<string> Strange { get; } = [];

    /// <summary>The last index of a full tile or bundle that was found, by tree, level and kind.</summary>
    public Dictionary<(DigestAlgorithm Tree, bool IsEntries, int Level), ulong> Full { get; } = [];

    public static async Task<LogInventory> ReadAsync(LogStore store, CancellationToken cancellationToken)
    {
        var inventory = new LogInventory();
        await foreach (var name in store.ListAsync("log/", cancellationToken).ConfigureAwait(false))
        {
            if (!name.StartsWith(LogObjects.Derived, StringComparison.Ordinal) && !inventory.TryPlace(name))
            {
                inventory.Strange.Add(name);
            }
        }

        return inventory;
    }

    private bool TryPlace(string name)
    {
        foreach (var tree in s_trees)
        {
            if (name == LogObjects.Checkpoint(tree))
            {
                return true;
            }

            if (LogObjects.TryKept(tree, name, out var size))
            {
                return Kept.Add(size) || true;
            }

            var prefix = LogObjects.Prefix(tree);
            if (name.StartsWith(prefix, StringComparison.Ordinal)
                && TilePath.TryParse(name[prefix.Length..], out var path))
            {
                return Place(tree, path);
            }
        }

        return false;
    }

    private bool Place(DigestAlgorithm tree, TilePath path)
    {
        if (path.IsEntries && tree != DigestAlgorithm.Sha256)
        {
            return false;
        }

        if (path.IsFull)
        {
            var kind = (tree, path.IsEntries, path.Level);
            Full[kind] = Math.Max(Full.GetValueOrDefault(kind), path.Index);
        }
        else
        {
            // The smallest size whose edge this tile is.
            Partial.Add(((path.Index << 8) + (ulong)path.Width) << (8 * path.Level));
        }

        return true;
    }
}
