using System.Formats.Asn1;

namespace Ledger.Evidence.Timestamps;

// The signer's attributes and what was stamped.
internal sealed partial class TimeStampToken
{
    private const int MaxAccuracySeconds = 86_400;
    private const int MaxFraction = 999;

    private void ReadSigner(AsnReader signer, byte[] info)
    {
        RequireVersion(signer, 1);
        var identity = signer.ReadSequence();
        Issuer = identity.PeekEncodedValue();
        _ = identity.ReadSequence();
        Serial = identity.ReadIntegerBytes();
        identity.ThrowIfNotEmpty();
        Digest = StampDigest.Read(signer);
        Signed = signer.PeekEncodedValue().ToArray();
        ReadAttributes(signer.ReadSetOf(skipSortOrderValidation: true, Der.Context0), info);

        // RFC 5652, 5.4: the digest is over the encoding with the tag of a SET OF.
        Signed[0] = 0x31;
        SignatureAlgorithm = Der.ReadAlgorithm(signer, Der.NoParameters);
        Signature = signer.ReadOctetString();
        Der.SkipIf(signer, Der.Context1);
        signer.ThrowIfNotEmpty();
    }

    private void ReadAttributes(AsnReader attributes, byte[] info)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (attributes.HasData)
        {
            var attribute = attributes.ReadSequence();
            var oid = attribute.ReadObjectIdentifier();
            var values = attribute.ReadSetOf(skipSortOrderValidation: true);
            attribute.ThrowIfNotEmpty();
            Der.Require(seen.Add(oid));
            ReadAttribute(oid, values, info);
            values.ThrowIfNotEmpty();
        }

        Der.Require(seen.IsSupersetOf([Oids.ContentType, Oids.MessageDigest, Oids.SigningCertificateV2]));
    }

    private void ReadAttribute(string oid, AsnReader values, byte[] info)
    {
        switch (oid)
        {
            case Oids.ContentType:
                Der.Require(values.ReadObjectIdentifier() == Oids.TstInfo);
                break;
            case Oids.MessageDigest:
                Der.Require(values.ReadOctetString().AsSpan().SequenceEqual(Digest.Hash(info)));
                break;
            case Oids.SigningCertificateV2:
                ReadSigningCertificate(values.ReadSequence());
                break;
            default:
                _ = values.ReadEncodedValue();
                break;
        }
    }

    private void ReadSigningCertificate(AsnReader attribute)
    {
        var first = attribute.ReadSequence().ReadSequence();
        var by = Der.HasNext(first, Asn1Tag.Sequence) ? StampDigest.Read(first) : StampDigest.Sha256;
        CertificateHash = (by, first.ReadOctetString());
    }

    private void ReadInfo(byte[] bytes)
    {
        var outer = Der.Open(bytes);
        var info = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        RequireVersion(info, 1);
        _ = info.ReadObjectIdentifier();
        var imprint = info.ReadSequence();
        ImprintDigest = StampDigest.Read(imprint);
        Imprint = imprint.ReadOctetString();
        imprint.ThrowIfNotEmpty();
        _ = info.ReadIntegerBytes();
        Time = ReadTime(info);
        Accuracy = Der.HasNext(info, Asn1Tag.Sequence) ? ReadAccuracy(info.ReadSequence()) : 0;
        Der.SkipIf(info, Asn1Tag.Boolean);
        Der.SkipIf(info, Asn1Tag.Integer);
        Der.SkipIf(info, Der.Context0);
        Der.SkipIf(info, Der.Context1);
        info.ThrowIfNotEmpty();
    }

    private static long ReadTime(AsnReader info)
    {
        var text = info.PeekTag() == Asn1Tag.GeneralizedTime ? StampTime.Ascii(info.PeekContentBytes()) : "";
        _ = info.ReadEncodedValue();
        return StampTime.TryRead(text, out var time) ? time : throw new AsnContentException();
    }

    private static long ReadAccuracy(AsnReader accuracy)
    {
        var microseconds = 0L;
        if (Der.HasNext(accuracy, Asn1Tag.Integer))
        {
            Der.Require(accuracy.TryReadInt32(out var seconds) && seconds is >= 0 and <= MaxAccuracySeconds);
            microseconds = seconds * 1_000_000L;
        }

        microseconds += ReadFraction(accuracy, 0) * 1_000L;
        microseconds += ReadFraction(accuracy, 1);
        accuracy.ThrowIfNotEmpty();
        return microseconds;
    }

    private static int ReadFraction(AsnReader accuracy, int number)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, number);
        if (!Der.HasNext(accuracy, tag))
        {
            return 0;
        }

        Der.Require(accuracy.TryReadInt32(out var value, tag) && value is >= 1 and <= MaxFraction);
        return value;
    }
}
