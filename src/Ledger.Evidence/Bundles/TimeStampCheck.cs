using Ledger.Cryptography;
using Ledger.Evidence.Log;
using Ledger.Evidence.Timestamps;

namespace Ledger.Evidence.Bundles;

/// <summary>What came of a time stamp, and the time at which it shows the checkpoint to have existed.</summary>
internal readonly record struct StampVerdict(Standing Outcome, string Reason, DateTimeOffset? Said = null)
{
    /// <summary>When the checkpoint existed; null where that is not shown.</summary>
    public DateTimeOffset? Existed => Outcome == Standing.Proven ? Said : null;

    /// <summary>The algorithms of which none may be broken for it to stand, ascending; of a proven one.</summary>
    public IReadOnlyList<string> RestsOn { get; init; } = [];
}

/// <summary>Judges responses of time stampers over a bundle's checkpoints (SPEC-timestamp).</summary>
internal sealed class TimeStampCheck
{
    /// <summary>How far a checkpoint's time may be behind one that somebody else says of it.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(60);

    // The last millisecond of the year 9999.
    private static readonly long s_lastMicrosecond =
        (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond * 1000;

    private readonly BrokenAlgorithms _broken;
    private readonly DateTimeOffset _checkpointTime;
    private readonly List<(StampCertificate Certificate, Validity Validity)> _stampers;
    private readonly List<(StampCertificate Certificate, Validity Validity)> _authorities;

    /// <param name="anchors">Who is believed.</param>
    /// <param name="broken">What is declared broken.</param>
    /// <param name="checkpointTime">The checkpoints' own time.</param>
    public TimeStampCheck(TrustAnchors anchors, BrokenAlgorithms broken, DateTimeOffset checkpointTime)
    {
        (_broken, _checkpointTime) = (broken, checkpointTime);
        (_stampers, _authorities) = (Read(anchors.TimeStampers), Read(anchors.Authorities));
    }

    /// <summary>Judges one response.</summary>
    public StampVerdict Judge(
        ReadOnlyMemory<byte> response, IReadOnlyDictionary<DigestAlgorithm, SignedCheckpoint> heads)
    {
        if (!TimeStampToken.TryRead(response, out var token))
        {
            return new(Standing.Refuted, "It is not a granted time stamp in the form that is read.");
        }

        if (token.ImprintDigest.Name is not ("sha256" or "sm3"))
        {
            return new(Standing.Refuted, "Its imprint is of no digest that checkpoints are stamped by.");
        }

        if (_broken.Has(token.ImprintDigest.Name))
        {
            return new(Standing.NotShown, "It is over a digest that is declared broken.");
        }

        var tree = token.ImprintDigest.Name == "sm3" ? DigestAlgorithm.Sm3 : DigestAlgorithm.Sha256;
        return heads.TryGetValue(tree, out var head)
            && token.Imprint.Span.SequenceEqual(CheckpointStamp.Imprint(tree, head).AsSpan())
            ? Judge(token)
            : new(Standing.Refuted, "It is over other bytes than a checkpoint of the bundle.");
    }

    /// <summary>When a token says that it was made, cut to milliseconds.</summary>
    public static DateTimeOffset TimeOf(TimeStampToken token) =>
        DateTimeOffset.UnixEpoch.AddMilliseconds(FloorToMilliseconds(token.Time));

    /// <summary>Judges a token whose imprint is right.</summary>
    /// <param name="token">The token.</param>
    /// <param name="covered">When another stamp covered it; null when none did (SPEC-preservation).</param>
    public StampVerdict Judge(TimeStampToken token, DateTimeOffset? covered = null)
    {
        var time = TimeOf(token);
        if (SignerOf(token, (time, covered)) is not { } signer)
        {
            return new(Standing.NotShown, "The trust anchors do not know the time stamper.");
        }

        var certificate = signer.Certificate;
        if (!certificate.Issuer.Span.SequenceEqual(token.Issuer.Span)
            || !certificate.Serial.Span.SequenceEqual(token.Serial.Span)
            || !certificate.IsTimeStamper
            || !certificate.Key.Verify(token.SignatureAlgorithm, token.Digest, token.Signed, token.Signature))
        {
            return new(Standing.Refuted, "The time stamper did not sign it.");
        }

        var names = RestsOn(token, signer);
        if (names.Any(name => _broken.Has(name, covered)))
        {
            return new(Standing.NotShown, "It rests on an algorithm that is declared broken.");
        }

        return Counts(certificate, signer.Validity, (time, covered))
            ? Existed(token, names)
            : new(Standing.NotShown, "The time stamper does not count at the time that it says, or was renewed late.");
    }

    private static string[] RestsOn(TimeStampToken token, Signer signer)
    {
        string[] names =
        [
            token.ImprintDigest.Name, token.Digest.Name, token.CertificateHash.By.Name, signer.Certificate.Key.Name,
            .. signer.Authority,
        ];
        return [.. names.Distinct().Order(StringComparer.Ordinal)];
    }

    private StampVerdict Existed(TimeStampToken token, string[] restsOn)
    {
        var latest = token.Time + token.Accuracy;
        if (latest > s_lastMicrosecond)
        {
            return new(Standing.Refuted, "It says a time after the year 9999.");
        }

        var existed = DateTimeOffset.UnixEpoch.AddMilliseconds(-FloorToMilliseconds(-latest));
        return _checkpointTime - existed > Tolerance
            ? new(Standing.Refuted, "The log's clock and the time stamper's disagree by more than a minute.", existed)
            : new(Standing.Proven, $"The checkpoint existed at {Entries.EntrySyntax.FormatTime(existed)}.", existed)
            {
                RestsOn = restsOn,
            };
    }

    private static bool Counts(
        StampCertificate certificate, Validity validity, (DateTimeOffset Said, DateTimeOffset? Covered) when) =>
        certificate.IsValidAt(when.Said) && !(when.Covered > certificate.NotAfter)
        && validity.Counts(when.Said, when.Covered);

    private Signer? SignerOf(TimeStampToken token, (DateTimeOffset Said, DateTimeOffset? Covered) when)
    {
        var (by, hash) = token.CertificateHash;
        bool IsNamed(ReadOnlyMemory<byte> bytes) => by.Hash(bytes.Span).AsSpan().SequenceEqual(hash);
        if (_stampers.Where(one => IsNamed(one.Certificate.Bytes)).ToList() is [var listed, ..])
        {
            return new Signer(listed.Certificate, listed.Validity, []);
        }

        foreach (var bytes in token.Certificates.Where(IsNamed))
        {
            if (StampCertificate.TryRead(bytes, out var certificate)
                && AuthorityOf(certificate, when) is { } authority)
            {
                return authority;
            }
        }

        return null;
    }

    private Signer? AuthorityOf(
        StampCertificate certificate, (DateTimeOffset Said, DateTimeOffset? Covered) when)
    {
        foreach (var (authority, validity) in _authorities)
        {
            if (authority.IsAuthority
                && authority.Subject.Span.SequenceEqual(certificate.Issuer.Span)
                && Counts(authority, validity, when)
                && certificate.IsSignedBy(authority, out var digest))
            {
                return new Signer(certificate, validity, [authority.Key.Name, digest!.Name]);
            }
        }

        return null;
    }

    private static List<(StampCertificate, Validity)> Read(IEnumerable<TrustedCertificate> trusted)
    {
        var read = new List<(StampCertificate, Validity)>();
        foreach (var one in trusted)
        {
            if (StampCertificate.TryRead(one.Certificate, out var certificate))
            {
                read.Add((certificate, one.Validity));
            }
        }

        return read;
    }

    private static long FloorToMilliseconds(long microseconds) => (long)Math.Floor(microseconds / 1000m);

    // The algorithms of an authority that it came by.
    private sealed record Signer(StampCertificate Certificate, Validity Validity, string[] Authority);
}
