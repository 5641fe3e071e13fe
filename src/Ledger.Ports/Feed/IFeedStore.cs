namespace Ledger.Ports;

/// <summary>
/// Which entries of the log concern which party, derived from the log: how far the log is in it, and the rows. What an
/// entry says is not kept, for it stands in the journal.
/// </summary>
public interface IFeedStore
{
    /// <summary>Entries of the log that are in it.</summary>
    ulong Size { get; }

    /// <summary>Adds rows and moves to a size, at once. A row that is there already stays one.</summary>
    void Put(ulong size, IReadOnlyList<FeedRow> rows);

    /// <summary>Empties it, to be filled from the log's first entry.</summary>
    void Empty();

    /// <summary>
    /// A party's rows from an entry on, by entry and stream: as many whole entries as fit, and at least one.
    /// </summary>
    /// <param name="party">The party.</param>
    /// <param name="from">The first entry.</param>
    /// <param name="limit">How many rows at most.</param>
    FeedPage List(string party, ulong from, int limit);
}

/// <summary>That an entry concerns a party.</summary>
/// <param name="Party">The party, 32 hex characters.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Stream">The stream through which it does.</param>
public sealed record FeedRow(string Party, ulong Entry, string Stream);

/// <summary>A party's rows.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Next">The first entry that they say nothing of.</param>
/// <param name="More">Whether more rows are there already.</param>
public sealed record FeedPage(IReadOnlyList<FeedRow> Rows, ulong Next, bool More);
