namespace Ledger.Cryptography;

/// <summary>A leaf of the sparse map, as a proof names it.</summary>
/// <param name="Path">The digest of the key, whose bits (the highest of the first byte first) lead from the
/// root.</param>
/// <param name="Version">The version of the key's state, from 1.</param>
/// <param name="ValueHash">The digest of the value.</param>
public readonly record struct SparseMerkleLeaf(Digest Path, ulong Version, Digest ValueHash);

/// <summary>
/// Shows what one key leads to under the root of a sparse map: its own leaf, another leaf, or nothing.
/// </summary>
/// <param name="Siblings">
/// The hash beside the path at each level, from the root downwards; 32 zero bytes for an empty subtree.
/// </param>
/// <param name="OtherLeaf">
/// For absence: the leaf of another key that stands where the key's own would; null for presence and for an empty slot.
/// </param>
public sealed record SparseMerkleProof(IReadOnlyList<Digest> Siblings, SparseMerkleLeaf? OtherLeaf);
