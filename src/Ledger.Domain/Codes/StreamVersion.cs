namespace Ledger.Domain;

/// <summary>A stream and a version of it: 0 means that nothing was ever written to the stream.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">How many entries the stream has.</param>
public readonly record struct StreamVersion(StreamName Stream, ulong Version);
