namespace Ledger.Evidence.Manifests;

/// <summary>How a file's bytes compare with what a manifest says of it.</summary>
/// <param name="Length">The number of bytes there were.</param>
/// <param name="Tree">The root of the chunk tree over them.</param>
/// <param name="IsSame">True only when the length and every digest of the manifest are equal.</param>
/// <param name="ChangedChunks">
/// The chunks whose bytes differ, or that are missing or too many, in order, the first
/// <see cref="FileVerifier.MaxReported"/> of them; empty when there was no chunk list to compare with.
/// </param>
public sealed record FileCheck(long Length, DigestSet Tree, bool IsSame, IReadOnlyList<long> ChangedChunks);
