namespace Ledger.Grains.Publication;

/// <summary>Why a log is not published any further.</summary>
public enum PublicationFault
{
    /// <summary>The journal has fewer entries than a checkpoint that was signed: an older copy was restored.</summary>
    JournalShorter,

    /// <summary>The journal's entries are not those that a checkpoint was signed over.</summary>
    JournalForked,

    /// <summary>An entry's hashes in the journal are not those of its leaf, or the leaf is none.</summary>
    JournalDamaged,

    /// <summary>A map leaf says other roots than the entries before it lead to.</summary>
    MapDisagrees,

    /// <summary>A stored checkpoint is not one that this log signed, or lacks its sibling.</summary>
    CheckpointInvalid,

    /// <summary>A stored tile, bundle or checkpoint has other bytes than the journal leads to.</summary>
    ObjectDisagrees,

    /// <summary>Somebody else publishes this log.</summary>
    AnotherPublisher,

    /// <summary>A witness saw a larger log than this one, or another one.</summary>
    WitnessDisagrees,

    /// <summary>The registry's clock and a time stamper's are more than a minute apart.</summary>
    ClockDisagrees,
}

/// <summary>The log must not be published: what was signed and what the journal holds do not fit together.</summary>
public sealed class PublicationException(PublicationFault fault, string message) : Exception(message)
{
    /// <summary>What is wrong.</summary>
    public PublicationFault Fault { get; } = fault;
}
