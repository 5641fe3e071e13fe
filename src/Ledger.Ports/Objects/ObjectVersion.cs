namespace Ledger.Ports.Objects;

/// <summary>One version of a replaceable object.</summary>
/// <param name="ETag">The store's opaque tag; equal only for the same version under the same name.</param>
public sealed record ObjectVersion(string ETag);
