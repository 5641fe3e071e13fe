using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using Ledger.Evidence.Timestamps;

namespace Ledger.Evidence.Preservation;

/// <summary>
/// An EvidenceRecord (RFC 4998, 3.1) in the form of SPEC-preservation: read from untrusted bytes, or grown by one stamp
/// after the other. Immutable; that its stamps hold is not checked here.
/// </summary>
public sealed class EvidenceRecord
{
    /// <summary>The longest record that is read, in bytes.</summary>
    public const int MaxBytes = 256 * 1024;

    private EvidenceRecord(IReadOnlyList<ArchiveChain> chains) => Chains = chains;

    internal IReadOnlyList<ArchiveChain> Chains { get; }

    /// <summary>The hash function of the newest chain, as SPEC-bundle names it.</summary>
    public string Digest => Chains[^1].Digest.Name;

    /// <summary>The number of stamps in all chains.</summary>
    public int Stamps => Chains.Sum(static chain => chain.Stamps.Count);

    /// <summary>The number of chains: one, and one for each renewal of the hash tree.</summary>
    public int ChainCount => Chains.Count;

    /// <summary>The newest stamp, a ContentInfo of RFC 5652.</summary>
    public ReadOnlyMemory<byte> NewestToken => Chains[^1].Stamps[^1].Token;

    /// <summary>Whether the newest chain is over the roots of SHA3-256, too.</summary>
    public bool IsRerooted => Chains.Count > 1 && ArchiveLeaf.FirstOf(Chains[^1].Stamps[0])?.Count == 4;

    /// <summary>Reads exactly what <see cref="ToBytes"/> writes; untrusted.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out EvidenceRecord? record)
    {
        record = null;
        try
        {
            record = bytes.Length <= MaxBytes ? new EvidenceRecord(EvidenceRecordCodec.Read(bytes)) : null;
        }
        catch (AsnContentException)
        {
            // What is malformed is no record.
        }

        return record is not null;
    }

    /// <summary>Begins a record, or adds a stamp to one.</summary>
    /// <param name="record">The record; null to begin one.</param>
    /// <param name="leaf">What the stamp is for.</param>
    /// <param name="lists">The reduced hash tree that leads from it to the imprint; empty if it is the imprint.</param>
    /// <param name="response">The stamper's response, already judged.</param>
    /// <exception cref="ArgumentException">The response holds no stamp, or the record has no room left.</exception>
    public static EvidenceRecord Add(
        EvidenceRecord? record, ArchiveLeaf leaf, IReadOnlyList<IReadOnlyList<ReadOnlyMemory<byte>>> lists,
        ReadOnlyMemory<byte> response)
    {
        ArgumentNullException.ThrowIfNull(leaf);
        if (!TimeStampToken.TryRead(response, out var token))
        {
            throw new ArgumentException("The response holds no time stamp.", nameof(response));
        }

        var stamp = new ArchiveStamp(lists, token.Bytes);
        IReadOnlyList<ArchiveChain> before = record?.Chains ?? [];
        var grown = new EvidenceRecord(leaf.OpensChain
            ? [.. before, new ArchiveChain(leaf.Digest, [stamp])]
            : [.. before.SkipLast(1), before[^1] with { Stamps = [.. before[^1].Stamps, stamp] }]);
        return TryRead(grown.ToBytes(), out var read)
            ? read
            : throw new ArgumentException("The record has no room left.", nameof(record));
    }

    /// <summary>The DER.</summary>
    public byte[] ToBytes() => EvidenceRecordCodec.Write(Chains);

    /// <summary>The DER of the ArchiveTimeStampSequence of the first so many chains.</summary>
    internal byte[] Sequence(int chains) => EvidenceRecordCodec.Sequence(Chains.Take(chains));
}
