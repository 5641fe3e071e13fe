namespace Ledger.Api.Contracts;

/// <summary>Something that happened in a case, as its entry holds it.</summary>
/// <param name="Index">The entry.</param>
/// <param name="LegalTime">When it counts in law, RFC 3339 in UTC.</param>
/// <param name="Events">
/// An <c>events</c> body (SPEC-entry) in canonical JSON, with those of the entry's events that this account may read.
/// </param>
public sealed record RecordedEventResource(string Index, string LegalTime, string Events);
