namespace Ledger.Api.Contracts;

/// <summary>Where the log and its mirrors stand.</summary>
/// <param name="Origin">The log's origin.</param>
/// <param name="Accepted">Durable entries, decimal.</param>
/// <param name="Published">Size of the newest signed checkpoint, decimal.</param>
/// <param name="PublishedTime">Recorded time of that checkpoint; null before the first.</param>
/// <param name="LegalTime">The registry's legal time now.</param>
/// <param name="Simulated">True when legal time is simulated (development registries only).</param>
/// <param name="Chains">How far each chain instance has come.</param>
public sealed record LogOverview(
    string Origin,
    string Accepted,
    string Published,
    string? PublishedTime,
    string LegalTime,
    bool Simulated,
    IReadOnlyList<ChainOverview> Chains);

/// <summary>One entry of the log, its public part.</summary>
/// <param name="Index">Index in the log, decimal.</param>
/// <param name="Leaf">The canonical leaf, as text.</param>
/// <param name="Sha256">RFC 6962 leaf hash over SHA-256, hex.</param>
/// <param name="Sm3">RFC 6962 leaf hash over SM3, hex.</param>
/// <param name="State"><c>accepted</c>, <c>published</c> or <c>anchored</c>.</param>
/// <param name="AnchoredOn">Names of the chain instances on which the entry is final.</param>
public sealed record LogEntryResource(
    string Index, string Leaf, string Sha256, string Sm3, string State, IReadOnlyList<string> AnchoredOn);

/// <summary>A page of a list.</summary>
/// <param name="Items">The items, in the list's order.</param>
/// <param name="Next">Pass as <c>after</c> for the next page; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Inclusion of one entry under a published checkpoint, in both trees.</summary>
/// <param name="Index">The entry's index, decimal.</param>
/// <param name="Size">The checkpoint's size, decimal.</param>
/// <param name="Sha256">RFC 9162 audit path over SHA-256, hex.</param>
/// <param name="Sm3">RFC 9162 audit path over SM3, hex.</param>
/// <param name="Checkpoint">The signed note of the SHA-256 tree.</param>
/// <param name="CheckpointSm3">The signed note of the sibling SM3 tree.</param>
public sealed record InclusionResource(
    string Index,
    string Size,
    IReadOnlyList<string> Sha256,
    IReadOnlyList<string> Sm3,
    string Checkpoint,
    string CheckpointSm3);

/// <summary>Consistency between two published sizes, in both trees.</summary>
/// <param name="From">The smaller size, decimal.</param>
/// <param name="To">The larger size, decimal.</param>
/// <param name="Sha256">RFC 9162 consistency path over SHA-256, hex.</param>
/// <param name="Sm3">RFC 9162 consistency path over SM3, hex.</param>
public sealed record ConsistencyResource(
    string From, string To, IReadOnlyList<string> Sha256, IReadOnlyList<string> Sm3);

/// <summary>Sets a development registry's legal time ahead.</summary>
/// <param name="To">The new legal time, UTC with three decimals: <c>2025-04-01T01:00:00.000Z</c>.</param>
public sealed record ClockAdvance(string To);
