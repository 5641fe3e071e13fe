using Ledger.Evidence.Bundles;
using Ledger.Evidence.Timestamps;

namespace Ledger.Evidence.Preservation;

/// <summary>What decides when a record has to be renewed.</summary>
/// <param name="Since">When its first stamp was made, UTC, to the millisecond.</param>
/// <param name="Renewed">When its newest stamp was made.</param>
/// <param name="CertificateEnds">
/// When the first certificate behind the newest stamp ends, or its key was stolen.
/// </param>
/// <param name="Algorithms">What the newest stamp and its hash tree rest on, as SPEC-bundle names them.</param>
public sealed record RecordFacts(
    DateTimeOffset Since, DateTimeOffset Renewed, DateTimeOffset CertificateEnds, IReadOnlyList<string> Algorithms)
{
    /// <summary>Reads them; the certificates are those of the anchors, or those in the token.</summary>
    public static RecordFacts Of(EvidenceRecord record, TrustAnchors anchors)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(anchors);
        var newest = Token(record.NewestToken);
        var first = Token(record.Chains[0].Stamps[0].Token);
        var (by, hash) = newest.CertificateHash;
        var known = Read(anchors.TimeStampers.Select(static one => one.Certificate).Concat(newest.Certificates));
        var signer = known.FirstOrDefault(one => by.Hash(one.Bytes.Span).AsSpan().SequenceEqual(hash));
        var (authority, certified) = signer is null ? default : AuthorityOf(signer, anchors);
        var stolen = anchors.TimeStampers.Concat(anchors.Authorities)
            .Where(one => one.Validity.IsCompromised && new[] { signer, authority }.Any(known =>
                known is not null && known.Bytes.Span.SequenceEqual(one.Certificate.Span)))
            .Select(static one => one.Validity.Revoked?.Time);
        var ends = new[] { signer?.NotAfter, authority?.NotAfter }.Concat(stolen).Min() ?? DateTimeOffset.MinValue;
        string?[] algorithms =
            [record.Digest, newest.Digest.Name, by.Name, signer?.Key.Name, authority?.Key.Name, certified];
        return new RecordFacts(
            TimeStampCheck.TimeOf(first), TimeStampCheck.TimeOf(newest), ends,
            [.. algorithms.OfType<string>().Distinct()]);
    }

    /// <summary>Judges a record as a verifier would, who declares nothing broken.</summary>
    /// <param name="record">The record.</param>
    /// <param name="objects">What it is over.</param>
    /// <param name="checkpointTime">The checkpoints' recorded time.</param>
    /// <param name="anchors">Who is believed.</param>
    /// <returns>A finding for each stamp.</returns>
    public static IReadOnlyList<Finding> Judge(
        EvidenceRecord record, PreservedNotes objects, DateTimeOffset checkpointTime, TrustAnchors anchors)
    {
        ArgumentNullException.ThrowIfNull(record);
        var stamps = new TimeStampCheck(anchors, BrokenAlgorithms.None, checkpointTime);
        return new PreservationCheck(stamps).Check(record.ToBytes(), objects).Findings;
    }

    // As a verifier finds it: none behind a stamper that the anchors list, else that which lasts longest.
    private static (StampCertificate? Authority, string? Digest) AuthorityOf(
        StampCertificate signer, TrustAnchors anchors)
    {
        if (anchors.TimeStampers.Any(one => one.Certificate.Span.SequenceEqual(signer.Bytes.Span)))
        {
            return default;
        }

        (StampCertificate? Authority, string? Digest) last = default;
        foreach (var one in Read(anchors.Authorities.Select(static one => one.Certificate)))
        {
            if (one.Subject.Span.SequenceEqual(signer.Issuer.Span) && signer.IsSignedBy(one, out var digest)
                && (last.Authority is null || one.NotAfter > last.Authority.NotAfter))
            {
                last = (one, digest!.Name);
            }
        }

        return last;
    }

    private static TimeStampToken Token(ReadOnlyMemory<byte> bytes) =>
        TimeStampToken.TryReadToken(bytes, out var token)
            ? token
            : throw new ArgumentException("The record holds what is no token.", nameof(bytes));

    private static List<StampCertificate> Read(IEnumerable<ReadOnlyMemory<byte>> certificates)
    {
        var read = new List<StampCertificate>();
        foreach (var bytes in certificates)
        {
            if (StampCertificate.TryRead(bytes, out var certificate))
            {
                read.Add(certificate);
            }
        }

        return read;
    }
}
