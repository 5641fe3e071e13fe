using Ledger.Evidence.Mirror;

namespace Ledger.Grains.Publication;

/// <summary>
/// That a checkpoint is published before the operations of the entries since the last one exceed what the chains take
/// in one transaction (SPEC-mirror, operations). Entries are counted one by one, which is at least what they ask
/// together.
/// </summary>
/// <remarks>Not safe for concurrent use: the log's writer owns it.</remarks>
/// <param name="fits">Whether one commit may hold so much.</param>
/// <param name="publish">Asks for a checkpoint; whoever publishes at intervals comes anyway.</param>
public sealed class CheckpointDuty(Func<MirrorTally, bool> fits, Action publish)
{
    private MirrorTally _since;

    /// <summary>Whether entries have been counted since the last checkpoint's map leaf.</summary>
    public bool HasCounted => _since != default;

    /// <summary>Counts an entry.</summary>
    /// <param name="asked">What it asks at most, <see cref="MirrorTally.OfLeaf"/>.</param>
    /// <returns>False when a map leaf has to stand before it; then it is not counted.</returns>
    public bool TryCount(MirrorTally asked)
    {
        if (asked == default)
        {
            return true;
        }

        var together = _since.Plus(asked);
        // One that is too much by itself would be so behind a map leaf, too.
        if (HasCounted && !fits(together))
        {
            return false;
        }

        _since = together;
        return true;
    }

    /// <summary>Asks for the map leaf.</summary>
    public void Ask() => publish();

    /// <summary>The map leaf is written: what follows counts anew.</summary>
    public void Fulfil() => _since = default;
}
