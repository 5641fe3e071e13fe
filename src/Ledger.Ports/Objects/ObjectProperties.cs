namespace Ledger.Ports.Objects;

/// <summary>What a store says about an object without opening it.</summary>
/// <param name="Length">Length of the content in bytes.</param>
/// <param name="Version">The version in place; null for a write-once object, which has only one.</param>
public sealed record ObjectProperties(long Length, ObjectVersion? Version);
