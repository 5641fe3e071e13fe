using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain;

namespace Ledger.Evidence.Entries;

/// <summary>
/// The public header of an entry, the leaf of the log's trees (SPEC-entry). One is read from untrusted bytes or
/// finished from an <see cref="EntryDraft"/>.
/// </summary>
public sealed record EntryLeaf
{
    /// <summary>The value of <c>format</c>.</summary>
    public const string Format = "ledger-entry@v1";

    /// <summary>The type of a map leaf; every other type is an act.</summary>
    public const string MapType = "map";

    /// <summary>The longest leaf, in bytes.</summary>
    public const int MaxBytes = 16 * 1024;

    /// <summary>The origin of the log.</summary>
    public required string Origin { get; init; }

    /// <summary>What happened, for example <c>registration.filed</c>; <see cref="MapType"/> for a map leaf.</summary>
    public required string Type { get; init; }

    /// <summary>At least one stream, each with the version it has after this entry; sorted by name.</summary>
    public required IReadOnlyList<StreamVersion> Writes { get; init; }

    /// <summary>
    /// Streams looked at, 0 for one that did not exist; sorted by name, none of <see cref="Writes"/>.
    /// </summary>
    public required IReadOnlyList<StreamVersion> Reads { get; init; }

    /// <summary>The party that acted; null for the registry itself.</summary>
    public required PartyId? Actor { get; init; }

    /// <summary>The command that was decided; null in a map leaf and only there.</summary>
    public required EntryCommand? Command { get; init; }

    /// <summary>The version of the rules that decided; null in a map leaf and only there.</summary>
    public required string? Rules { get; init; }

    /// <summary>The version of the working-day calendar; null in a map leaf and only there.</summary>
    public required string? Calendar { get; init; }

    /// <summary>When the log took the entry: UTC, whole milliseconds.</summary>
    public required DateTimeOffset RecordedTime { get; init; }

    /// <summary>The time from which the act counts in law: UTC, whole milliseconds.</summary>
    public required DateTimeOffset LegalTime { get; init; }

    /// <summary>
    /// The certificate number that the log gave, which <see cref="Effects"/> then has a certificate for.
    /// </summary>
    public required CertificateCode? Number { get; init; }

    /// <summary>Commitments to the bodies, sorted by name.</summary>
    public required IReadOnlyList<BodyCommitment> Bodies { get; init; }

    /// <summary>The state after the entry of every key it changed, sorted by key.</summary>
    public required IReadOnlyList<EntryEffect> Effects { get; init; }

    /// <summary>The state map's roots; in a map leaf and only there.</summary>
    public required MapRoots? Map { get; init; }

    /// <summary>Reads a leaf; only canonical bytes that follow every rule of SPEC-entry.</summary>
    /// <param name="bytes">The leaf, untrusted.</param>
    /// <param name="leaf">The leaf when it is one.</param>
    /// <param name="error">What is wrong, for people.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out EntryLeaf? leaf, [NotNullWhen(false)] out string? error)
    {
        leaf = EntryLeafReader.Read(bytes, out error);
        return leaf is not null;
    }

    /// <summary>The RFC 6962 hashes of a leaf's bytes in both trees.</summary>
    public static DigestPair Hash(ReadOnlySpan<byte> bytes) => new(
        MerkleTree.LeafHash(DigestAlgorithm.Sha256, bytes), MerkleTree.LeafHash(DigestAlgorithm.Sm3, bytes));

    /// <summary>The hashes of many leaves, in their order, which costs less than of each by itself.</summary>
    internal static IReadOnlyList<DigestPair> HashAll(IEnumerable<ReadOnlyMemory<byte>> leaves)
    {
        var hashes = new List<DigestPair>();
        var batch = DigestBatch.OfThread();
        foreach (var leaf in leaves)
        {
            MerkleTree.AddLeaf(batch, leaf.Span);
            if (batch.Count == DigestBatch.Capacity)
            {
                hashes.AddRange(batch.Finish());
            }
        }

        hashes.AddRange(batch.Finish());
        return hashes;
    }

    /// <summary>The canonical bytes.</summary>
    /// <exception cref="ArgumentException">The leaf breaks a rule of SPEC-entry.</exception>
    public byte[] ToBytes()
    {
        if (EntryRules.Refusal(this) is { } refusal)
        {
            throw new ArgumentException(refusal);
        }

        var bytes = EntryLeafWriter.Write(this);
        return bytes.Length <= MaxBytes ? bytes : throw new ArgumentException($"A leaf has at most {MaxBytes} bytes.");
    }
}
