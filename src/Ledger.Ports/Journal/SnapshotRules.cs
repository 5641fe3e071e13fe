namespace Ledger.Ports;

/// <summary>Whether a snapshot is one that a journal keeps.</summary>
public static class SnapshotRules
{
    /// <summary>Refuses a snapshot outside <see cref="JournalLimits"/>.</summary>
    /// <exception cref="ArgumentException">The snapshot is not well formed.</exception>
    public static void Check(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        JournalNames.DemandName(snapshot.Stream, nameof(snapshot));
        JournalNames.DemandName(snapshot.Format, nameof(snapshot));
        if (snapshot.Version is 0 or > long.MaxValue || snapshot.Bytes.Length > JournalLimits.MaxSnapshotBytes)
        {
            throw new ArgumentException("A snapshot is of a version from 1 and has at most 16777216 bytes.");
        }
    }
}
