namespace Ledger.Sources.Rows;

/// <summary>Rows between two keys that are not as they were.</summary>
/// <param name="First">The first key of what changed, then or now, as text.</param>
/// <param name="Last">The last.</param>
/// <param name="RowsBefore">How many rows stood there.</param>
/// <param name="RowsNow">How many stand there now.</param>
public sealed record RowRange(
    IReadOnlyList<string> First, IReadOnlyList<string> Last, long RowsBefore, long RowsNow);
