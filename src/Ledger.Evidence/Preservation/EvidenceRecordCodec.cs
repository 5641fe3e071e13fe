using System.Formats.Asn1;
using Ledger.Evidence.Timestamps;

namespace Ledger.Evidence.Preservation;

/// <summary>The DER of evidence records (RFC 4998, 3.1 and 4.1; IMPLICIT TAGS). What is malformed throws.</summary>
internal static class EvidenceRecordCodec
{
    private const int MaxChains = 16;
    private const int MaxStamps = 64;
    private const int MaxLists = 40;
    private const int MaxStrings = 64;
    private static readonly Asn1Tag s_context2 = new(TagClass.ContextSpecific, 2, isConstructed: true);

    /// <exception cref="AsnContentException">The bytes are not of the form of SPEC-preservation.</exception>
    public static IReadOnlyList<ArchiveChain> Read(ReadOnlyMemory<byte> bytes)
    {
        var outer = Der.Open(bytes);
        var record = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        Der.Require(record.TryReadInt32(out var version) && version == 1);
        var named = ReadAll(record.ReadSequence(), MaxChains, ReadDigest);
        var chains = ReadAll(record.ReadSequence(), MaxChains, ReadChain);
        record.ThrowIfNotEmpty();
        Der.Require(named.SequenceEqual(Named(chains)));
        return chains;
    }

    public static byte[] Write(IReadOnlyList<ArchiveChain> chains)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence())
            {
                foreach (var digest in Named(chains))
                {
                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier(digest.Oid);
                    }
                }
            }

            writer.WriteEncodedValue(Sequence(chains));
        }

        return writer.Encode();
    }

    public static byte[] Sequence(IEnumerable<ArchiveChain> chains)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var chain in chains)
            {
                using (writer.PushSequence())
                {
                    foreach (var stamp in chain.Stamps)
                    {
                        WriteStamp(writer, chain.Digest, stamp);
                    }
                }
            }
        }

        return writer.Encode();
    }

    private static IEnumerable<StampDigest> Named(IReadOnlyList<ArchiveChain> chains) =>
        chains.Select(static chain => chain.Digest).Distinct();

    private static void WriteStamp(AsnWriter writer, StampDigest digest, ArchiveStamp stamp)
    {
        using var sequence = writer.PushSequence();
        using (writer.PushSequence(Der.Context0))
        {
            writer.WriteObjectIdentifier(digest.Oid);
        }

        if (stamp.Lists.Count > 0)
        {
            using var lists = writer.PushSequence(s_context2);
            foreach (var list in stamp.Lists)
            {
                using (writer.PushSequence())
                {
                    foreach (var hash in list)
                    {
                        writer.WriteOctetString(hash.Span);
                    }
                }
            }
        }

        writer.WriteEncodedValue(stamp.Token.Span);
    }

    private static ArchiveChain ReadChain(AsnReader reader)
    {
        var stamps = ReadAll(reader.ReadSequence(), MaxStamps, ReadStamp);
        Der.Require(stamps.All(stamp => stamp.Digest == stamps[0].Digest));
        return new ArchiveChain(stamps[0].Digest, [.. stamps.Select(static stamp => stamp.Stamp)]);
    }

    private static (StampDigest Digest, ArchiveStamp Stamp) ReadStamp(AsnReader reader)
    {
        var stamp = reader.ReadSequence();
        var digest = OfChain(stamp.ReadSequence(Der.Context0));
        List<List<ReadOnlyMemory<byte>>> lists = Der.HasNext(stamp, s_context2)
            ? ReadAll(stamp.ReadSequence(s_context2), MaxLists, list => ReadAll(
                list.ReadSequence(), MaxStrings, item => ReadHash(item, digest)))
            : [];
        Der.Require(lists is not [[_], ..]);
        var token = stamp.ReadEncodedValue();
        stamp.ThrowIfNotEmpty();
        Der.Require(TimeStampToken.TryReadToken(token, out _));
        return (digest, new ArchiveStamp(lists, token));
    }

    private static ReadOnlyMemory<byte> ReadHash(AsnReader reader, StampDigest digest)
    {
        var hash = reader.ReadOctetString();
        Der.Require(hash.Length == digest.Size);
        return hash;
    }

    private static StampDigest ReadDigest(AsnReader reader) => OfChain(reader.ReadSequence());

    private static StampDigest OfChain(AsnReader algorithm)
    {
        var digest = StampDigest.Find(algorithm.ReadObjectIdentifier());
        algorithm.ThrowIfNotEmpty();
        Der.Require(digest is { Name: not "sm3" });
        return digest!;
    }

    private static List<T> ReadAll<T>(AsnReader sequence, int most, Func<AsnReader, T> read)
    {
        var all = new List<T>();
        while (sequence.HasData)
        {
            Der.Require(all.Count < most);
            all.Add(read(sequence));
        }

        Der.Require(all.Count > 0);
        return all;
    }
}
