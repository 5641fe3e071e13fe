namespace Ledger.Api.OpenApi;

/// <summary>
/// What an endpoint takes one to a line as NDJSON it takes as JSON too: then in an array, with so many at most.
/// </summary>
internal sealed record ManyInArray(int Most);
