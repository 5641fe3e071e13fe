namespace Ledger.Api.Contracts;

/// <summary>A party in a list.</summary>
/// <param name="Id">32 hex characters.</param>
/// <param name="Name">An organisation's name; null for a natural person, who is not named.</param>
/// <param name="Code">Its unified social credit code; null for a natural person.</param>
/// <param name="EndedOn">The day on which its end was put on record, China Standard Time; null while it is.</param>
/// <param name="Successor">The name of the organisation that it merged into; null where there is none.</param>
public sealed record PartyResource(string Id, string? Name, string? Code, string? EndedOn, string? Successor);
