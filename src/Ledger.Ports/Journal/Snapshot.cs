namespace Ledger.Ports;

/// <summary>A stream's state folded up to a version, to be read instead of the entries behind it.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">The version that the state is of; at least 1.</param>
/// <param name="Format">Which code can read it, for example <c>asset@v1</c>; an unknown one is to be ignored.</param>
/// <param name="Bytes">The state; at most <see cref="JournalLimits.MaxSnapshotBytes"/>.</param>
public sealed record Snapshot(string Stream, ulong Version, string Format, ReadOnlyMemory<byte> Bytes);
