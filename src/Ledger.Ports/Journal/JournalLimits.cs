namespace Ledger.Ports;

/// <summary>What a journal takes; every adapter refuses the rest with <see cref="ArgumentException"/>.</summary>
public static class JournalLimits
{
    /// <summary>Entries in one append.</summary>
    public const int MaxBatchEntries = 4096;

    /// <summary>Bytes of a leaf.</summary>
    public const int MaxLeafBytes = 16 * 1024;

    /// <summary>Bytes of all bodies of one entry together, salts and names not counted.</summary>
    public const int MaxBodyBytes = 1024 * 1024;

    /// <summary>Bodies of one entry.</summary>
    public const int MaxBodies = 16;

    /// <summary>Streams that one entry may name, written and read together.</summary>
    public const int MaxStreams = 64;

    /// <summary>Characters of a name (stream, caller, body, series, snapshot format), each printable ASCII
    /// without space.</summary>
    public const int MaxNameLength = 128;

    /// <summary>Characters of a command id, each a lowercase hexadecimal digit.</summary>
    public const int CommandIdLength = 32;

    /// <summary>Bytes of a body's salt.</summary>
    public const int SaltBytes = 32;

    /// <summary>Bytes of a snapshot.</summary>
    public const int MaxSnapshotBytes = 16 * 1024 * 1024;
}
