namespace Ledger.Api.Contracts;

/// <summary>An entry of the log that concerns the caller's party.</summary>
/// <param name="Index">The entry, decimal.</param>
/// <param name="Type">What happened, for example <c>registration.certified</c>.</param>
/// <param name="Streams">
/// Through which streams it concerns the party, for example <c>asset/…</c>, and which version each has now.
/// </param>
/// <param name="RecordedTime">When the log took it, UTC.</param>
/// <param name="LegalTime">The time from which it counts in law, UTC.</param>
/// <param name="CommandId">The author's id of the act; null where the registry itself acted.</param>
/// <param name="Own">Whether the caller's own party was the author.</param>
/// <param name="Sha256">RFC 6962 leaf hash over SHA-256, hex.</param>
/// <param name="Cursor">Pass as <c>after</c> to go on behind this entry.</param>
public sealed record FeedEntryResource(
    string Index, string Type, IReadOnlyList<FeedStreamResource> Streams, string RecordedTime, string LegalTime,
    string? CommandId, bool Own, string Sha256, string Cursor);

/// <summary>A stream that an entry wrote.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">Its version after the entry, decimal.</param>
public sealed record FeedStreamResource(string Stream, string Version);

/// <summary>A page of the feed.</summary>
/// <param name="Items">The entries, oldest first.</param>
/// <param name="Next">
/// Pass as <c>after</c> for what comes next; it is there on every page, also where nothing has come.
/// </param>
/// <param name="More">Whether more is there already.</param>
public sealed record FeedResource(IReadOnlyList<FeedEntryResource> Items, string Next, bool More);
