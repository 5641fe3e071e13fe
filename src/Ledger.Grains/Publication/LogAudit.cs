using System.Runtime.CompilerServices;
using Ledger.Evidence.Log;
using Ledger.Ports;
using Ledger.Ports.Objects;

namespace Ledger.Grains.Publication;

/// <summary>Something that an audit found.</summary>
/// <param name="Where">The object's name, or <c>journal/{index}</c>.</param>
/// <param name="Offset">The first byte that disagrees; −1 where the whole is meant.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record AuditFinding(string Where, long Offset, string Problem);

/// <summary>What an audit has compared, and what did not agree.</summary>
/// <param name="Entries">Entries gone through.</param>
/// <param name="Objects">Objects compared byte by byte.</param>
/// <param name="Checkpoints">Sizes whose checkpoints were recomputed.</param>
/// <param name="Findings">What did not agree, in the order found; at most <see cref="LogAudit.MaxFindings"/>.</param>
public sealed record AuditReport(ulong Entries, long Objects, long Checkpoints, IReadOnlyList<AuditFinding> Findings)
{
    /// <summary>Whether everything agreed.</summary>
    public bool IsClean => Findings.Count == 0;
}

/// <summary>
/// Recomputes everything that was published from the journal, once through, and compares it byte by byte: leaves and
/// hashes, bodies against their commitments, stream versions, tiles, bundles, map leaves, checkpoints. Reads only.
/// </summary>
public sealed class LogAudit
{
    /// <summary>More findings than these are not listed.</summary>
    public const int MaxFindings = 100;

    private readonly IJournal _journal;
    private readonly LogStore _store;
    private readonly ILogSigners _signers;
    private readonly List<AuditFinding> _findings = [];
    private long _objects;

    /// <summary>Audits a journal against what was published from it.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="objects">The published objects.</param>
    /// <param name="signers">The log's keys, earlier ones too.</param>
    public LogAudit(IJournal journal, IObjectStore objects, ILogSigners signers) =>
        (_journal, _signers, _store) = (journal, signers, new LogStore(objects));

    /// <summary>Runs the audit. One instance runs once.</summary>
    public async Task<AuditReport> RunAsync(CancellationToken cancellationToken)
    {
        var checkpoints = new CheckpointAudit(_store, _signers, Add);
        await checkpoints.ReadNewestAsync(cancellationToken).ConfigureAwait(false);
        var inventory = await LogInventory.ReadAsync(_store, cancellationToken).ConfigureAwait(false);
        foreach (var name in inventory.Strange)
        {
            Add(name, -1, "No log has an object of this name.");
        }

        checkpoints.Expect(inventory.Kept);
        var walk = new LogWalk(checkpoints.Sizes.Concat(inventory.Partial))
        {
            OnObject = async (walked, stop) =>
                await CompareAsync(walked, IsNeeded(walked, checkpoints.Sizes), stop).ConfigureAwait(false),
            OnHead = checkpoints.CompareAsync,
        };
        var size = (await _journal.ReadHeadAsync(cancellationToken).ConfigureAwait(false)).Size;
        try
        {
            await walk.RunAsync(EntriesAsync(size, cancellationToken), cancellationToken).ConfigureAwait(false);
            Beyond(walk.Size, checkpoints, inventory);
        }
        catch (PublicationException e)
        {
            Add($"journal/{walk.Size}", -1, e.Message);
        }

        return new AuditReport(walk.Size, _objects, checkpoints.Compared, _findings);
    }

    private async IAsyncEnumerable<JournalLeaf> EntriesAsync(
        ulong size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var entries = new EntryAudit(_signers.Origin, (index, problem) => Add($"journal/{index}", -1, problem));
        await foreach (var entry in _journal.ReadAsync(0, size, cancellationToken).ConfigureAwait(false))
        {
            entries.Check(entry);
            yield return new JournalLeaf(entry.Index, entry.Leaf, entry.LeafSha256, entry.LeafSm3);
        }
    }

    // Needed is what a published checkpoint stands on; a publication that was interrupted may have left more.
    private static bool IsNeeded(WalkedObject walked, SortedSet<ulong> published) =>
        walked.IsEdge ? published.Contains(walked.Size) : walked.Size <= published.Max;

    private async ValueTask CompareAsync(WalkedObject walked, bool isNeeded, CancellationToken cancellationToken)
    {
        var (name, expected) = walked.Object;
        var held = await _store.ReadAsync(name, cancellationToken).ConfigureAwait(false);
        if (held is null)
        {
            if (isNeeded)
            {
                Add(name, -1, "The object is missing.");
            }

            return;
        }

        _objects++;
        var same = held.AsSpan().CommonPrefixLength(expected.Span);
        if (same < Math.Min(held.Length, expected.Length))
        {
            Add(name, same, "The byte is not what the journal leads to.");
        }
        else if (held.Length != expected.Length)
        {
            Add(name, same, $"The object has {held.Length} bytes instead of {expected.Length}.");
        }
    }

    private void Beyond(ulong size, CheckpointAudit checkpoints, LogInventory inventory)
    {
        foreach (var beyond in checkpoints.Sizes.Concat(inventory.Partial).Where(at => at > size).Distinct())
        {
            Add($"journal/{size}", -1, $"The journal ends here, but something was published at size {beyond}.");
        }

        foreach (var ((tree, isEntries, level), index) in inventory.Full)
        {
            if (index >= size >> (8 * (level + 1)))
            {
                var path = isEntries ? TilePath.Entries(index) : TilePath.Hashes(level, index);
                Add(LogObjects.Tile(tree, path), -1, $"The tile is of more than the journal's {size} entries.");
            }
        }
    }

    private void Add(string where, long offset, string problem)
    {
        // An upper tile stands at the edge of many sizes; one finding is enough.
        var finding = new AuditFinding(where, offset, problem);
        if (_findings.Count < MaxFindings && !_findings.Contains(finding))
        {
            _findings.Add(finding);
        }
    }
}
