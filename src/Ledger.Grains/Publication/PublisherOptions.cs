namespace Ledger.Grains.Publication;

/// <summary>How much of the journal a start compares with what was published.</summary>
public enum StartCheck
{
    /// <summary>Every entry is hashed anew: any change to any published entry stops the start.</summary>
    Whole,

    /// <summary>
    /// Trees come back from tiles, the map from a snapshot; compared are the entries since the last full tile, the
    /// last at least, and the map's roots. A journal restored and grown again is noticed; a change deep inside is left
    /// to the audit.
    /// </summary>
    Tail,
}

/// <summary>How a log is published.</summary>
public sealed record PublisherOptions
{
    /// <summary>What a start compares.</summary>
    public StartCheck Check { get; init; } = StartCheck.Whole;

    /// <summary>After how many entries a new snapshot of the map is due.</summary>
    public ulong SnapshotEvery { get; init; } = 100_000;
}
