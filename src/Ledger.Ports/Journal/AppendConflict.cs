namespace Ledger.Ports;

/// <summary>Why an entry could not be appended.</summary>
/// <param name="Position">The entry's position in the batch, from 0.</param>
public abstract record AppendConflict(int Position);

/// <summary>
/// The batch does not start at the size; stands once, at position 0, whatever else is named. With the commands of the
/// batch known it means that the batch landed before; with none known, that the writer has lost its place.
/// </summary>
/// <param name="Position">0.</param>
/// <param name="Given">The first index given.</param>
/// <param name="Size">The size of the journal.</param>
public sealed record IndexConflict(int Position, ulong Given, ulong Size) : AppendConflict(Position);

/// <summary>A stream that the entry writes or has read is not at the version expected.</summary>
/// <param name="Position">The entry's position in the batch.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Expected">The version read, or the version written less 1.</param>
/// <param name="Actual">The version that the stream has, entries before this one in the batch included.</param>
public sealed record StreamConflict(int Position, string Stream, ulong Expected, ulong Actual)
    : AppendConflict(Position);

/// <summary>The caller's command id is known.</summary>
/// <param name="Position">The entry's position in the batch.</param>
/// <param name="Index">The index of the entry that it became; null when that entry stands earlier in this
/// batch.</param>
/// <param name="SameDigest">True when it is the same command repeated, false when it is another under its id.</param>
public sealed record CommandConflict(int Position, ulong? Index, bool SameDigest) : AppendConflict(Position);

/// <summary>The number is taken, in the journal or by an earlier entry of the batch.</summary>
/// <param name="Position">The entry's position in the batch.</param>
/// <param name="Series">The series.</param>
/// <param name="Serial">The serial asked for.</param>
/// <param name="Last">The highest serial taken in the series, earlier entries of the batch included.</param>
public sealed record NumberConflict(int Position, string Series, uint Serial, uint Last) : AppendConflict(Position);
