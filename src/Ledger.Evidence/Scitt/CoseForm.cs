namespace Ledger.Evidence.Scitt;

/// <summary>
/// The bytes of COSE (RFC 9052) that are the same in every message here. Labels: 1 <c>alg</c>, 3 content type, 4
/// <c>kid</c>, 15 CWT claims (RFC 9597) with 1 <c>iss</c> and 2 <c>sub</c>, 16 <c>typ</c> (RFC 9596); 394 receipts,
/// 395 <c>vds</c>, 396 <c>vdp</c> (RFC 9942).
/// </summary>
internal static class CoseForm
{
    private static readonly byte[] s_contentType = [0x03, 0x70, .. "application/json"u8];

    /// <summary>The length of an Ed25519 signature, in bytes.</summary>
    public const int SignatureSize = 64;

    /// <summary>Tag 18, COSE_Sign1, an array of four.</summary>
    public static ReadOnlySpan<byte> Sign1 => [0xd2, 0x84];

    /// <summary>A map of five: 1 is -8, EdDSA.</summary>
    public static ReadOnlySpan<byte> ProtectedWithAlgorithm => [0xa5, 0x01, 0x27];

    /// <summary>Label 3: <c>application/json</c>.</summary>
    public static ReadOnlySpan<byte> ContentType => s_contentType;

    /// <summary>Label 4.</summary>
    public static ReadOnlySpan<byte> KeyId => [0x04];

    /// <summary>Label 15, a map of two; its label 1.</summary>
    public static ReadOnlySpan<byte> ClaimsWithIssuer => [0x0f, 0xa2, 0x01];

    /// <summary>Label 2 of the claims.</summary>
    public static ReadOnlySpan<byte> Subject => [0x02];

    /// <summary>Label 16.</summary>
    public static ReadOnlySpan<byte> Type => [0x10];

    /// <summary>Label 395: 1, RFC9162_SHA256.</summary>
    public static ReadOnlySpan<byte> TreeKind => [0x19, 0x01, 0x8b, 0x01];

    /// <summary>A map of one: 394 is an array of one.</summary>
    public static ReadOnlySpan<byte> OneReceipt => [0xa1, 0x19, 0x01, 0x8a, 0x81];

    /// <summary>A map of one: 396 is a map of one, in which -1 is an array of one.</summary>
    public static ReadOnlySpan<byte> OneInclusion => [0xa1, 0x19, 0x01, 0x8c, 0xa1, 0x20, 0x81];

    /// <summary>No payload here: it is detached.</summary>
    public static ReadOnlySpan<byte> Detached => [0xf6];

    /// <summary>What is signed: the Sig_structure of RFC 9052, 4.4, without external data.</summary>
    public static byte[] SignedBytes(ReadOnlySpan<byte> protectedHeader, ReadOnlySpan<byte> payload) => new CborItems()
        .Array(4).Text("Signature1").Bytes(protectedHeader).Bytes([]).Bytes(payload).ToBytes();
}
