using Ledger.Cryptography;
using Ledger.Evidence.Preservation;

namespace Ledger.Evidence.Bundles;

/// <summary>An entry with its place under the bundle's checkpoints.</summary>
/// <param name="Index">The entry's index.</param>
/// <param name="Leaf">The leaf's bytes.</param>
/// <param name="Inclusion">The audit paths.</param>
public sealed record BundleEntry(ulong Index, ReadOnlyMemory<byte> Leaf, HashPaths Inclusion);

/// <summary>
/// What a chain instance recorded, and how the bundle's checkpoints continue the roots that it holds.
/// </summary>
/// <param name="Instance">The instance: kind, chain, genesis and contract joined by slashes.</param>
/// <param name="Proof">The proof in the chain's own format: <c>ledger-evm-proof@v1</c>.</param>
/// <param name="Consistency">From the size that the proven commit ends at to the bundle's checkpoints.</param>
public sealed record BundleChain(string Instance, ReadOnlyMemory<byte> Proof, HashPaths Consistency);

/// <summary>A manifest under its plain SHA-256.</summary>
/// <param name="Sha256">The digest of its bytes.</param>
/// <param name="Bytes">The bytes.</param>
public sealed record BundleManifest(Digest Sha256, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Digests that were computed already, and of which bytes; null elsewhere.</summary>
    internal (ReadOnlyMemory<byte> Of, DigestPair Pair)? Computed { get; init; }

    /// <summary>The digests of the bytes.</summary>
    internal DigestPair Digests =>
        Computed is { } known && known.Of.Equals(Bytes) ? known.Pair : DigestPair.Of(Bytes.Span);
}

/// <summary>An entry's inclusion as the log ecosystem's tools read it.</summary>
/// <param name="Index">The entry's index.</param>
/// <param name="Text">The <c>.tlog-proof</c> (SPEC-log).</param>
public sealed record BundleProof(ulong Index, ReadOnlyMemory<byte> Text);

/// <summary>An entry as a transparent statement (SPEC-scitt), for the tools of RFC 9943.</summary>
/// <param name="Index">The entry's index.</param>
/// <param name="Bytes">The COSE message.</param>
public sealed record BundleTransparentStatement(ulong Index, ReadOnlyMemory<byte> Bytes);

/// <summary>What the bundle proves, said again (SPEC-description).</summary>
/// <param name="Name">One of the names of descriptions.</param>
/// <param name="Bytes">The bytes.</param>
public sealed record BundleDescription(string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>A time stamp under its plain SHA-256.</summary>
/// <param name="Sha256">The digest of its bytes.</param>
/// <param name="Response">The stamper's response (SPEC-timestamp).</param>
public sealed record BundleTimestamp(Digest Sha256, ReadOnlyMemory<byte> Response);

/// <summary>The state of a key: a <c>ledger-state-proof@v1</c> under the bundle's checkpoints.</summary>
/// <param name="Key">The key.</param>
/// <param name="Proof">The proof's bytes.</param>
public sealed record BundleState(string Key, ReadOnlyMemory<byte> Proof);

/// <summary>That nothing is missing in a sequence of numbered states.</summary>
/// <param name="Name">Its name, such as <c>egress/{asset}</c>.</param>
/// <param name="Proof">The proof's bytes (SPEC-log, "Sequence proof").</param>
public sealed record BundleSequence(string Name, ReadOnlyMemory<byte> Proof);

/// <summary>
/// Everything that a bundle holds (SPEC-bundle). Read from untrusted bytes, nothing in it is verified.
/// </summary>
public sealed record BundleContent
{
    /// <summary>The origin of the log.</summary>
    public required string Origin { get; init; }

    /// <summary>The asset that the bundle is about, <c>asset/{id}</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The signed checkpoint of the SHA-256 tree.</summary>
    public required ReadOnlyMemory<byte> CheckpointSha256 { get; init; }

    /// <summary>The signed checkpoint of the SM3 tree.</summary>
    public required ReadOnlyMemory<byte> CheckpointSm3 { get; init; }

    /// <summary>Entries, ascending by index.</summary>
    public required IReadOnlyList<BundleEntry> Entries { get; init; }

    /// <summary>States, ascending by key; that of the subject is among them.</summary>
    public required IReadOnlyList<BundleState> States { get; init; }

    /// <summary>Sequences of which nothing is missing, ascending by name.</summary>
    public IReadOnlyList<BundleSequence> Sequences { get; init; } = [];

    /// <summary>Days of which every filing is here, ascending by their spelling; at most 16.</summary>
    public IReadOnlyList<BundlePeriod> Periods { get; init; } = [];

    /// <summary>Manifests, ascending by digest.</summary>
    public required IReadOnlyList<BundleManifest> Manifests { get; init; }

    /// <summary>Chain instances, ascending by name.</summary>
    public required IReadOnlyList<BundleChain> Chains { get; init; }

    /// <summary>Time stamps over the checkpoints, ascending by digest; at most 16.</summary>
    public IReadOnlyList<BundleTimestamp> Timestamps { get; init; } = [];

    /// <summary>How the checkpoints are preserved; null where nobody began to.</summary>
    public BundlePreservation? Preservation { get; init; }

    /// <summary>Proofs of entries for other tools, ascending by index; each entry is among the entries.</summary>
    public IReadOnlyList<BundleProof> Proofs { get; init; } = [];

    /// <summary>Transparent statements, ascending by index; each entry is among the entries.</summary>
    public IReadOnlyList<BundleTransparentStatement> Statements { get; init; } = [];

    /// <summary>Descriptions, ascending by name.</summary>
    public IReadOnlyList<BundleDescription> Descriptions { get; init; } = [];
}
