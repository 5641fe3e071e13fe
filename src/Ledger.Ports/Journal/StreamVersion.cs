namespace Ledger.Ports;

/// <summary>A stream at a version; versions count the entries that wrote it, so the first is 1.</summary>
/// <param name="Stream">The stream's name, for example <c>asset/…</c>.</param>
/// <param name="Version">The version; 0 stands for a stream that does not exist.</param>
public readonly record struct StreamVersion(string Stream, ulong Version);
