using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;

namespace Ledger.Evidence.Timestamps;

/// <summary>A response of a time stamper, read by the form of SPEC-timestamp; nothing of it is verified yet.</summary>
internal sealed partial class TimeStampToken
{
    /// <summary>The longest response that is read, in bytes.</summary>
    public const int MaxBytes = 32 * 1024;

    private TimeStampToken()
    {
    }

    /// <summary>What was stamped, as its digest.</summary>
    public ReadOnlyMemory<byte> Imprint { get; private set; }

    public StampDigest ImprintDigest { get; private set; } = null!;

    /// <summary>When, in microseconds since 1970.</summary>
    public long Time { get; private set; }

    /// <summary>By how much that may be wrong, in microseconds.</summary>
    public long Accuracy { get; private set; }

    public IReadOnlyList<ReadOnlyMemory<byte>> Certificates { get; private set; } = [];

    public ReadOnlyMemory<byte> Issuer { get; private set; }

    public ReadOnlyMemory<byte> Serial { get; private set; }

    public StampDigest Digest { get; private set; } = null!;

    public string SignatureAlgorithm { get; private set; } = "";

    public byte[] Signature { get; private set; } = [];

    /// <summary>What is signed: the attributes as a SET OF.</summary>
    public byte[] Signed { get; private set; } = [];

    /// <summary>The digest of the signer's certificate, and by what.</summary>
    public (StampDigest By, byte[] Value) CertificateHash { get; private set; }

    /// <summary>The token itself, a ContentInfo.</summary>
    public ReadOnlyMemory<byte> Bytes { get; private set; }

    /// <summary>Reads a response.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> response, [NotNullWhen(true)] out TimeStampToken? token) =>
        TryRead(response, static (read, bytes) => read.ReadResponse(bytes), out token);

    /// <summary>Reads a token alone, as evidence records hold them.</summary>
    public static bool TryReadToken(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out TimeStampToken? token) =>
        TryRead(bytes, static (read, all) => read.ReadWhole(all), out token);

    private static bool TryRead(
        ReadOnlyMemory<byte> bytes, Action<TimeStampToken, ReadOnlyMemory<byte>> read,
        [NotNullWhen(true)] out TimeStampToken? token)
    {
        token = new TimeStampToken();
        try
        {
            Der.Require(bytes.Length <= MaxBytes);
            read(token, bytes);
        }
        catch (AsnContentException)
        {
            token = null;
        }

        return token is not null;
    }

    private void ReadResponse(ReadOnlyMemory<byte> bytes)
    {
        var outer = Der.Open(bytes);
        var response = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        Der.Require(response.ReadSequence().TryReadInt32(out var status) && status is 0 or 1);
        ReadContent(response);
        response.ThrowIfNotEmpty();
    }

    private void ReadWhole(ReadOnlyMemory<byte> bytes)
    {
        var outer = Der.Open(bytes);
        ReadContent(outer);
        outer.ThrowIfNotEmpty();
    }

    private void ReadContent(AsnReader outer)
    {
        Bytes = outer.PeekEncodedValue();
        var content = outer.ReadSequence();
        Der.Require(content.ReadObjectIdentifier() == Oids.SignedData);
        var wrapped = content.ReadSequence(Der.Context0);
        content.ThrowIfNotEmpty();
        ReadSignedData(wrapped.ReadSequence());
        wrapped.ThrowIfNotEmpty();
    }

    private void ReadSignedData(AsnReader data)
    {
        RequireVersion(data, 3);
        _ = data.ReadSetOf(skipSortOrderValidation: true);
        var content = data.ReadSequence();
        Der.Require(content.ReadObjectIdentifier() == Oids.TstInfo);
        var wrapped = content.ReadSequence(Der.Context0);
        content.ThrowIfNotEmpty();
        var info = wrapped.ReadOctetString();
        wrapped.ThrowIfNotEmpty();
        ReadInfo(info);
        if (Der.HasNext(data, Der.Context0))
        {
            Certificates = ReadAll(data.ReadSetOf(skipSortOrderValidation: true, Der.Context0));
        }

        var signers = data.ReadSetOf(skipSortOrderValidation: true);
        data.ThrowIfNotEmpty();
        ReadSigner(signers.ReadSequence(), info);
        signers.ThrowIfNotEmpty();
    }

    private static List<ReadOnlyMemory<byte>> ReadAll(AsnReader set)
    {
        var all = new List<ReadOnlyMemory<byte>>();
        while (set.HasData)
        {
            all.Add(set.ReadEncodedValue());
        }

        return all;
    }

    private static void RequireVersion(AsnReader reader, int version) =>
        Der.Require(reader.TryReadInt32(out var number) && number == version);
}
