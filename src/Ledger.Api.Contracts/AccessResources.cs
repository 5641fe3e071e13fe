namespace Ledger.Api.Contracts;

/// <summary>A record of the access journal.</summary>
/// <param name="Number">Its place, decimal.</param>
/// <param name="Time">When it was written.</param>
/// <param name="Kind"><c>read</c>, <c>signed-in</c>, <c>sign-in-refused</c> or <c>signed-out</c>.</param>
/// <param name="Account">Who; null for a sign-in that was refused to nobody known.</param>
/// <param name="Party">The party that the account acts for.</param>
/// <param name="Record">What was read, for example <c>case/…</c>.</param>
/// <param name="Of">Whose it is, where that was named.</param>
public sealed record AccessRecordResource(
    string Number, string Time, string Kind, string? Account, string? Party, string? Record, string? Of);

/// <summary>That somebody begins or ends a session at a client.</summary>
/// <param name="Event"><c>signed-in</c> or <c>signed-out</c>.</param>
public sealed record SessionEvent(string Event);
