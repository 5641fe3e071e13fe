using Ledger.Cryptography;

namespace Ledger.Ports;

/// <summary>The public half of an entry: all that trees and tiles need.</summary>
/// <param name="Index">The position in the log, from 0.</param>
/// <param name="Leaf">The leaf's canonical bytes.</param>
/// <param name="LeafSha256">RFC 6962 leaf hash over SHA-256, as the writer gave it.</param>
/// <param name="LeafSm3">RFC 6962 leaf hash over SM3, as the writer gave it.</param>
public readonly record struct JournalLeaf(
    ulong Index, ReadOnlyMemory<byte> Leaf, Digest LeafSha256, Digest LeafSm3);
