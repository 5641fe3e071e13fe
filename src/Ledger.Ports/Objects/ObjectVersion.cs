namespace Ledger.Ports.Objects;

/// <summary>One version of a replaceable object.</summary>
/// <param name="ETag">The store's opaque tag; equal tags under one name mean equal content.</param>
public sealed record ObjectVersion(string ETag);
