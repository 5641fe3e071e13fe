using Ledger.Cryptography;

namespace Ledger.Ports;

/// <summary>
/// One entry as the journal keeps it: the public leaf, what the journal has to check about it, the private bodies.
/// What was appended is what is read back, byte for byte. Compared by reference to its bytes: records with equal
/// content in different buffers are not equal.
/// </summary>
public sealed record JournalEntry
{
    /// <summary>The position in the log, from 0. Not part of the leaf.</summary>
    public required ulong Index { get; init; }

    /// <summary>The leaf's canonical bytes; 1 to <see cref="JournalLimits.MaxLeafBytes"/>.</summary>
    public required ReadOnlyMemory<byte> Leaf { get; init; }

    /// <summary>RFC 6962 section 2.1 leaf hash over SHA-256.</summary>
    public required Digest LeafSha256 { get; init; }

    /// <summary>RFC 6962 section 2.1 leaf hash over SM3.</summary>
    public required Digest LeafSm3 { get; init; }

    /// <summary>Streams written, at least one, each with the version it has after this entry.</summary>
    public required IReadOnlyList<StreamVersion> Writes { get; init; }

    /// <summary>
    /// Streams looked at, each with the version seen, 0 for one that does not exist. A stream that is written does
    /// not stand here: its expected version is the written one less 1.
    /// </summary>
    public required IReadOnlyList<StreamVersion> Reads { get; init; }

    /// <summary>Whose command this was, for example <c>party/…</c>; the scope of <see cref="CommandId"/>.</summary>
    public required string Caller { get; init; }

    /// <summary>The caller's id of the command: 32 lowercase hexadecimal characters.</summary>
    public required string CommandId { get; init; }

    /// <summary>SHA-256 of the command; tells a repeated command from another one under the same id.</summary>
    public required Digest CommandDigest { get; init; }

    /// <summary>When the writer recorded it; UTC, whole milliseconds, never before the entry ahead of it.</summary>
    public required DateTimeOffset RecordedTime { get; init; }

    /// <summary>The private bodies that the leaf commits to, in the leaf's order.</summary>
    public required IReadOnlyList<EntryBody> Bodies { get; init; }

    /// <summary>The series of the number that this entry takes; null when it takes none.</summary>
    public string? NumberSeries { get; init; }

    /// <summary>The number taken in the series, from 1; 0 when the entry takes none.</summary>
    public uint NumberSerial { get; init; }
}
