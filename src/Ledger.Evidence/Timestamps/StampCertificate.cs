using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;

namespace Ledger.Evidence.Timestamps;

/// <summary>What is read of an X.509 certificate of a time stamper or an authority (SPEC-timestamp).</summary>
internal sealed class StampCertificate
{
    // RFC 5280, 4.2.1.3: digitalSignature and nonRepudiation are the first two bits of key usage, keyCertSign is the
    // sixth.
    private const byte Signs = 0xc0;
    private const byte Certifies = 0x04;

    private StampCertificate(ReadOnlyMemory<byte> bytes) => Bytes = bytes;

    public ReadOnlyMemory<byte> Bytes { get; }

    public ReadOnlyMemory<byte> Serial { get; private set; }

    public ReadOnlyMemory<byte> Issuer { get; private set; }

    public ReadOnlyMemory<byte> Subject { get; private set; }

    public DateTimeOffset NotBefore { get; private set; }

    public DateTimeOffset NotAfter { get; private set; }

    public StampKey Key { get; private set; } = null!;

    /// <summary>Whether its one use, and a critical one, is to stamp times, and its key may sign.</summary>
    public bool IsTimeStamper => StamperFault is null;

    /// <summary>Why no stamp counts that its key signed; null where nothing in it says so. For people.</summary>
    public string? StamperFault =>
        !IsForTimes ? "its extended key usage is not critical, or not time stamping alone"
        : !MayBeUsedTo(Signs) ? "its key usage does not let its key sign"
        : null;

    /// <summary>Whether it may certify others.</summary>
    public bool IsAuthority => AuthorityFault is null;

    /// <summary>Why nobody counts whom its key certified; null where nothing in it says so. For people.</summary>
    public string? AuthorityFault =>
        !IsOfAuthority ? "its basic constraints do not make it an authority"
        : !MayBeUsedTo(Certifies) ? "its key usage does not let its key certify"
        : null;

    private bool IsForTimes { get; set; }

    private bool IsOfAuthority { get; set; }

    // The critical extension that kept it from being read.
    private string? Unknown { get; set; }

    // The first byte of key usage; null where the certificate says nothing of it.
    private byte? KeyUsage { get; set; }

    private ReadOnlyMemory<byte> Signed { get; set; }

    private string SignatureAlgorithm { get; set; } = "";

    private byte[] Signature { get; set; } = [];

    public static bool TryRead(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out StampCertificate? certificate) =>
        TryRead(bytes, out certificate, out _);

    /// <summary>The same, and why not, for people.</summary>
    public static bool TryRead(
        ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out StampCertificate? certificate,
        [NotNullWhen(false)] out string? error)
    {
        var read = new StampCertificate(bytes);
        try
        {
            read.Read();
            (certificate, error) = (read, null);
            return true;
        }
        catch (AsnContentException)
        {
            (certificate, error) = (null, read.Unknown is { } oid
                ? $"it has a critical extension that is not known here, {oid}"
                : "it has not the form in which certificates are read");
            return false;
        }
    }

    /// <summary>Whether it was valid at a time.</summary>
    public bool IsValidAt(DateTimeOffset time) => NotBefore <= time && time <= NotAfter;

    /// <summary>Whether another's key signed it.</summary>
    public bool IsSignedBy(StampCertificate authority, out StampDigest? digest)
    {
        digest = StampKey.DigestOf(SignatureAlgorithm);
        return digest is not null
            && authority.Key.Verify(SignatureAlgorithm, digest, Signed.Span, Signature);
    }

    private void Read()
    {
        var outer = Der.Open(Bytes);
        var certificate = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        Signed = certificate.PeekEncodedValue();
        var body = certificate.ReadSequence();
        ReadBody(body, certificate.PeekEncodedValue().Span);
        SignatureAlgorithm = Der.ReadAlgorithm(certificate, Der.NoParameters);
        Signature = certificate.ReadBitString(out var unused);
        Der.Require(unused == 0);
        certificate.ThrowIfNotEmpty();
    }

    private void ReadBody(AsnReader body, ReadOnlySpan<byte> algorithm)
    {
        var version = body.ReadSequence(Der.Context0);
        Der.Require(version.TryReadInt32(out var number) && number == 2);
        version.ThrowIfNotEmpty();
        Serial = body.ReadIntegerBytes();

        // RFC 5280, 4.1.2.3: what is signed says by which algorithm.
        Der.Require(body.ReadEncodedValue().Span.SequenceEqual(algorithm));
        Issuer = ReadName(body);
        var validity = body.ReadSequence();
        (NotBefore, NotAfter) = (ReadTime(validity), ReadTime(validity));
        validity.ThrowIfNotEmpty();
        Subject = ReadName(body);
        var spki = body.PeekEncodedValue();
        _ = body.ReadSequence();
        Key = StampKey.Read(spki);
        Der.SkipIf(body, new Asn1Tag(TagClass.ContextSpecific, 1));
        Der.SkipIf(body, new Asn1Tag(TagClass.ContextSpecific, 2));
        var extensions = body.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 3, isConstructed: true));
        body.ThrowIfNotEmpty();
        var list = extensions.ReadSequence();
        extensions.ThrowIfNotEmpty();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (list.HasData)
        {
            Der.Require(seen.Add(ReadExtension(list.ReadSequence())));
        }
    }

    private static ReadOnlyMemory<byte> ReadName(AsnReader body)
    {
        var name = body.PeekEncodedValue();
        _ = body.ReadSequence();
        return name;
    }

    private static DateTimeOffset ReadTime(AsnReader reader)
    {
        var isShort = reader.PeekTag() == Asn1Tag.UtcTime;
        var text = isShort
            ? StampTime.Ascii(reader.PeekContentBytes())
            : StampTime.Ascii(reader.PeekTag() == Asn1Tag.GeneralizedTime ? reader.PeekContentBytes() : default);
        _ = reader.ReadEncodedValue();

        // RFC 5280, 4.1.2.5.1: two digits of a year from 50 on are of the last century.
        var whole = !isShort ? text : string.CompareOrdinal(text, "50") >= 0 ? "19" + text : "20" + text;
        return StampTime.TryRead(whole, out var time) && whole.Length == 15
            ? DateTimeOffset.UnixEpoch.AddMicroseconds(time)
            : throw new AsnContentException();
    }

    private string ReadExtension(AsnReader extension)
    {
        var oid = extension.ReadObjectIdentifier();
        var isCritical = Der.HasNext(extension, Asn1Tag.Boolean) && extension.ReadBoolean();
        var value = extension.ReadOctetString();
        extension.ThrowIfNotEmpty();
        switch (oid)
        {
            case Oids.ExtendedKeyUsage:
                var uses = Open(value);
                IsForTimes = isCritical && uses.ReadObjectIdentifier() == Oids.TimeStamping && !uses.HasData;
                break;
            case Oids.BasicConstraints:
                var constraints = Open(value);
                IsOfAuthority = Der.HasNext(constraints, Asn1Tag.Boolean) && constraints.ReadBoolean();
                break;
            case Oids.KeyUsage:
                KeyUsage = ReadKeyUsage(value);
                break;
            default:
                // RFC 5280, 4.2: who does not know a critical extension takes the certificate for nothing.
                Unknown = isCritical ? oid : null;
                Der.Require(!isCritical);
                break;
        }

        return oid;
    }

    private static byte ReadKeyUsage(byte[] value)
    {
        var reader = Der.Open(value);
        var bits = reader.ReadBitString(out _);
        reader.ThrowIfNotEmpty();
        Der.Require(bits.Length > 0);
        return bits[0];
    }

    private bool MayBeUsedTo(byte uses) => KeyUsage is null || (KeyUsage & uses) != 0;

    private static AsnReader Open(byte[] value)
    {
        var outer = Der.Open(value);
        var sequence = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        return sequence;
    }
}
