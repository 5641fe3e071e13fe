using System.Diagnostics.CodeAnalysis;
using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Mirror;

/// <summary>
/// What a run of entries sets on a chain (SPEC-mirror, operations): of every key the last effect, of filings one run.
/// The deltas of successive runs add up to that of both, so that a range grows checkpoint by checkpoint while every
/// effect is read once.
/// </summary>
public sealed class MirrorDelta
{
    // Filing numbers have 40 bits on the chain.
    private const ulong LargestFiling = (1UL << 40) - 1;

    private readonly Dictionary<AssetId, MirrorGroup> _groups = [];

    /// <summary>How much its operations ask of a chain.</summary>
    public MirrorTally Tally
    {
        get
        {
            var tally = default(MirrorTally);
            foreach (var group in _groups.Values)
            {
                tally = tally.Plus(
                    group.Record is null ? 0 : 1,
                    (group.Rights.Count, group.LowestRight),
                    (group.Transactions.Count, group.Transactions.First),
                    (group.Egress.Count, group.Egress.First));
            }

            return tally;
        }
    }

    /// <summary>Reads what effects set, in log order; keys that are not mirrored are skipped.</summary>
    /// <param name="effects">The effects of the run's leaves.</param>
    /// <param name="delta">What they set.</param>
    /// <param name="error">Which effect is one that no chain could take.</param>
    public static bool TryRead(
        IEnumerable<EntryEffect> effects,
        [NotNullWhen(true)] out MirrorDelta? delta,
        [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(effects);
        var read = new MirrorDelta();
        (delta, error) = (null, null);
        foreach (var effect in effects)
        {
            if (effect.Key.TryGetAsset(out var asset) && !read.TrySet(asset, effect))
            {
                error = $"the effect on {effect.Key} at version {effect.Version} is malformed or leaves a gap";
                return false;
            }
        }

        delta = read;
        return true;
    }

    /// <summary>Adds what the next run sets.</summary>
    /// <returns>False when a filing between the two is missing: this delta is then of no use any more.</returns>
    public bool TryAdd(MirrorDelta next)
    {
        ArgumentNullException.ThrowIfNull(next);
        foreach (var (asset, group) in next._groups)
        {
            if (!Group(asset).TryAdd(group))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The operations; false when they are more than one commit may carry.</summary>
    public bool TryEncode([NotNullWhen(true)] out byte[]? operations) =>
        TryWrite(MirrorOperations.OperationsForm, static (writer, group) => writer.Write(group), out operations);

    /// <summary>
    /// The marks that stand in place of the operations when a logged decision voids the run; false when they are more
    /// than one commit may carry.
    /// </summary>
    public bool TryEncodeMarks([NotNullWhen(true)] out byte[]? marks) =>
        TryWrite(MirrorOperations.MarksForm, static (writer, group) => writer.WriteMark(group), out marks);

    private bool TryWrite(byte form, Action<MirrorWriter, MirrorGroup> write, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (_groups.Count > ushort.MaxValue
            || !_groups.Values.All(group => group.FitsCounts)
            || _groups.Values.Sum(group => (long)group.Words) > MirrorOperations.MaximumWords)
        {
            return false;
        }

        var writer = new MirrorWriter(form, _groups.Count);
        // Hexadecimal text sorts as the bytes do.
        foreach (var (_, group) in _groups.OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal))
        {
            write(writer, group);
        }

        bytes = writer.Finish();
        return true;
    }

    private MirrorGroup Group(AssetId asset)
    {
        if (!_groups.TryGetValue(asset, out var group))
        {
            _groups.Add(asset, group = new MirrorGroup(asset));
        }

        return group;
    }

    private bool TrySet(AssetId asset, EntryEffect effect) => effect.Version != 0 && effect.Key.Kind switch
    {
        StateKeyKind.Asset => TrySetRecord(Group(asset), effect),
        StateKeyKind.Right => TrySetRight(Group(asset), effect),
        StateKeyKind.Transaction => TryFile(Group(asset).Transactions, effect),
        StateKeyKind.Egress => TryFile(Group(asset).Egress, effect),
        _ => true,
    };

    private static bool TrySetRecord(MirrorGroup group, EntryEffect effect)
    {
        var read = MirrorRecord.TryRead(effect.Version, effect.ReadValue(), out var record);
        group.Record = record;
        return read;
    }

    private static bool TrySetRight(MirrorGroup group, EntryEffect effect)
    {
        if (!MirrorRight.TryRead(effect.Version, effect.ReadValue(), out var right))
        {
            return false;
        }

        group.Rights[(uint)effect.Key.Ordinal] = right;
        return true;
    }

    // A filing is made once; its value is a pair of digests.
    private static bool TryFile(MirrorFilings filings, EntryEffect effect) =>
        effect.Key.Ordinal <= LargestFiling
        && MirrorWords.TryReadDigests(effect.Value.Span, out var digest)
        && filings.TryAdd(effect.Key.Ordinal, digest);
}
