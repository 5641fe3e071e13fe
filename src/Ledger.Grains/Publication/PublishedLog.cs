using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;
using Ledger.Ports;

namespace Ledger.Grains.Publication;

/// <summary>What was last published: sibling checkpoints, their map leaf and the state they cover. Immutable.</summary>
public sealed class PublishedLog
{
    internal PublishedLog(SiblingCheckpoints checkpoints, JournalLeaf mapLeaf, StateView state)
    {
        (Checkpoints, MapLeaf, State) = (checkpoints, mapLeaf, state);
        Time = EntryLeaf.TryRead(mapLeaf.Leaf.Span, out var leaf, out var error)
            ? leaf.RecordedTime
            : throw new PublicationException(PublicationFault.JournalDamaged, error);
    }

    /// <summary>The signed heads of both trees.</summary>
    public SiblingCheckpoints Checkpoints { get; }

    /// <summary>The size of both trees.</summary>
    public ulong Size => Checkpoints.Size;

    /// <summary>The recorded time of the map leaf, which is the checkpoints' time.</summary>
    public DateTimeOffset Time { get; }

    internal JournalLeaf MapLeaf { get; }

    internal StateView State { get; }
}
