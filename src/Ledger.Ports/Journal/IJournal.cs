namespace Ledger.Ports;

/// <summary>
/// The durable, append-only record of one log: every entry once, in order, with its private bodies.
/// One writer appends; anybody may read at any time.
/// </summary>
/// <remarks>
/// What may be assumed: an entry whose append returned <see cref="Appended"/> is on stable storage, has that index
/// for ever and never changes. Indexes are contiguous from 0. A batch is appended whole or not at all.
/// What may <b>not</b> be assumed:
/// <list type="bullet">
/// <item>An append that threw did not land. It may have. Repeat the same batch at the same first index: if it had
/// landed, each of its entries comes back as a <see cref="CommandConflict"/> with its index and the same digest.</item>
/// <item>The head read after such an append shows whether it landed. It may still be on its way. An append and an
/// acquisition wait for it; a reading does not.</item>
/// <item>Holding an epoch means still being the writer. Only a returned append tells.</item>
/// <item><see cref="JournalHead.Size"/> is still the size when the reply arrives.</item>
/// <item>The journal looked into a leaf. It stores what it is given: that digests fit the leaf and that the leaf says
/// the same as <see cref="JournalEntry.Writes"/> and <see cref="JournalEntry.Reads"/> is the writer's word, which an
/// audit recomputes.</item>
/// <item>A snapshot is there, or is of the newest version. Snapshots are derived and may vanish at any moment.</item>
/// <item>What is there is all that ever was: a store restored from a backup is a valid, shorter journal. Whether it
/// is shorter than a published checkpoint is for the caller to check before it appends.</item>
/// </list>
/// All members may be called concurrently. <see cref="AppendAsync"/> calls of one instance are judged one after the
/// other, each behind what the one before it has appended.
/// Members throw <see cref="JournalUnavailableException"/> when the store cannot be reached or fails, and
/// <see cref="JournalCorruptException"/> when what it holds cannot be what an append wrote.
/// </remarks>
public interface IJournal : IAsyncDisposable
{
    /// <summary>
    /// How many appends it is worth having on their way: with more than one, what follows a batch is sent before the
    /// batch is known to have landed. When that has not, what follows it conflicts by its first index.
    /// </summary>
    int AppendsAtOnce => 1;

    /// <summary>
    /// Takes the write fence: the epoch grows by one and every append under an older epoch fails from then on.
    /// Waits for an append that is being committed; the head returned includes it.
    /// </summary>
    ValueTask<JournalHead> AcquireAsync(CancellationToken cancellationToken);

    /// <summary>The head as of some moment during the call.</summary>
    ValueTask<JournalHead> ReadHeadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Appends a batch in one durable transaction. In it are checked: the epoch, that
    /// <paramref name="firstIndex"/> is the size, every version read and written (an entry sees what the entries
    /// before it in the batch wrote), that no command of the same caller and id is known, that no number is taken.
    /// On any conflict nothing is appended and every conflict is named.
    /// </summary>
    /// <remarks>
    /// An entry with a conflict counts as absent when those after it are judged. So the batch without the entries
    /// named in <see cref="Conflicts"/>, moved to the size given there, appends without conflict unless somebody else
    /// appended meanwhile. An entry whose command is known is named for that alone.
    /// Cancellation is heeded until the transaction starts and not after it: once started, the outcome is reported.
    /// </remarks>
    /// <param name="epoch">The epoch that <see cref="AcquireAsync"/> gave to this writer.</param>
    /// <param name="firstIndex">The index of the first entry, the size of the journal.</param>
    /// <param name="batch">1 to <see cref="JournalLimits.MaxBatchEntries"/> entries, indexes from
    /// <paramref name="firstIndex"/> up; must not be changed before the call returns.</param>
    /// <param name="cancellationToken">Heeded until the transaction starts.</param>
    /// <returns><see cref="Appended"/> or <see cref="Conflicts"/>.</returns>
    /// <exception cref="ArgumentException">An entry breaks <see cref="JournalLimits"/>, or recorded times decrease
    /// within the batch or against the journal. Nothing was appended.</exception>
    /// <exception cref="JournalFencedException">Another writer acquired a newer epoch. Nothing was
    /// appended.</exception>
    /// <exception cref="JournalUnavailableException">The store failed; the batch may or may not have
    /// landed.</exception>
    ValueTask<AppendResult> AppendAsync(
        long epoch, ulong firstIndex, IReadOnlyList<JournalEntry> batch, CancellationToken cancellationToken);

    /// <summary>The entry that a caller's command became, or null. Command ids are scoped to their caller.</summary>
    ValueTask<JournalEntry?> FindCommandAsync(string caller, string commandId, CancellationToken cancellationToken);

    /// <summary>
    /// Entries with <paramref name="from"/> ≤ index &lt; <paramref name="to"/> in order, up to the size at the time
    /// the reading gets there. Memory is bounded whatever the range; a slow consumer holds no transaction open.
    /// </summary>
    IAsyncEnumerable<JournalEntry> ReadAsync(ulong from, ulong to, CancellationToken cancellationToken);

    /// <summary>
    /// The public half only, for trees and tiles: as <see cref="ReadAsync"/>, without touching bodies.
    /// </summary>
    IAsyncEnumerable<JournalLeaf> ReadLeavesAsync(ulong from, ulong to, CancellationToken cancellationToken);

    /// <summary>
    /// Entries that wrote <paramref name="stream"/> at a version above <paramref name="afterVersion"/>, by version.
    /// Bounded in memory as <see cref="ReadAsync"/>. An unknown stream is an empty one.
    /// </summary>
    IAsyncEnumerable<JournalEntry> ReadStreamAsync(
        string stream, ulong afterVersion, CancellationToken cancellationToken);

    /// <summary>The version of a stream; 0 when nothing was ever written to it.</summary>
    ValueTask<ulong> StreamVersionAsync(string stream, CancellationToken cancellationToken);

    /// <summary>The highest serial taken in a series; 0 when none is.</summary>
    ValueTask<uint> LastNumberAsync(string series, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps a snapshot of a stream's state. An older version never replaces a newer one; the same version is
    /// replaced. Not durable by promise, not fenced: save only what was folded from entries that were read or appended.
    /// </summary>
    ValueTask SaveSnapshotAsync(Snapshot snapshot, CancellationToken cancellationToken);

    /// <summary>The snapshot of a stream, or null.</summary>
    ValueTask<Snapshot?> LoadSnapshotAsync(string stream, CancellationToken cancellationToken);

    /// <summary>Deletes the snapshot of one stream, or all snapshots when <paramref name="stream"/> is null.</summary>
    ValueTask DeleteSnapshotsAsync(string? stream, CancellationToken cancellationToken);
}
