using Ledger.Domain;
using Ledger.Domain.Dues;

namespace Ledger.Ports;

/// <summary>
/// The registry's one list of what is due, derived from its log: how far the log is in it, and what each stream waits
/// for. How a deadline stands is not kept, for it follows from the legal date on which it is looked at.
/// </summary>
public interface IDueStore
{
    /// <summary>Where the list stands.</summary>
    DuePlace Place { get; }

    /// <summary>Replaces all that the streams named wait for, and moves to a place, at once.</summary>
    void Put(DuePlace place, IReadOnlyList<StreamDues> changed);

    /// <summary>Empties the list, to be filled from the log's first entry.</summary>
    void Empty();

    /// <summary>The streams that wait for something, by name.</summary>
    /// <param name="kind">Only those of a kind; null for all.</param>
    IReadOnlyList<string> Streams(StreamKind? kind = null);

    /// <summary>Streams of which the timer has something to state on a day, those that wait longest first.</summary>
    /// <param name="today">The legal date.</param>
    /// <param name="limit">How many at the most.</param>
    IReadOnlyList<string> ForTimer(DateOnly today, int limit);

    /// <summary>
    /// A page of the list, in the order of the deadlines, of one day in that in which streams came to wait; what is not
    /// determinable stands last.
    /// </summary>
    IReadOnlyList<DueRow> List(DueFilter filter, DateOnly today, string? after, int limit);
}

/// <summary>Where a list of what is due stands.</summary>
/// <param name="Size">Entries of the log that are in it.</param>
/// <param name="Basis">The calendar and the rules by which it was worked out; another one works it out anew.</param>
public sealed record DuePlace(ulong Size, string Basis);

/// <summary>What a stream waits for.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Dues">What is due; empty when nothing is.</param>
public sealed record StreamDues(string Stream, IReadOnlyList<Due> Dues);

/// <summary>One line of the list.</summary>
/// <param name="Key">Its place in the order, for the page that follows it.</param>
/// <param name="Stream">The stream that waits.</param>
/// <param name="Due">What it waits for.</param>
public sealed record DueRow(string Key, string Stream, Due Due);

/// <summary>Which lines to list; null for any.</summary>
/// <param name="Standing">How the deadline stands.</param>
/// <param name="Kind">What is due.</param>
/// <param name="Stream">One stream.</param>
/// <param name="Before">Only deadlines on or before that day.</param>
public sealed record DueFilter(
    DueStanding? Standing = null, DueKind? Kind = null, string? Stream = null, DateOnly? Before = null);
