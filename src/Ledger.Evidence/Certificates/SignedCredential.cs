using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Text;
using Ledger.Cryptography;

namespace Ledger.Evidence.Certificates;

/// <summary>
/// A certificate as a credential, secured as a JSON Web Signature in compact form (SPEC-certificate, "Credential");
/// what was read is still to be verified.
/// </summary>
/// <param name="Key">The id of the key that signed.</param>
/// <param name="Content">What the credential is.</param>
/// <param name="Signed">What was signed: header, point, payload.</param>
/// <param name="Signature">r and s, 32 bytes each.</param>
internal sealed record SignedCredential(
    Digest Key, JsonObject Content, ReadOnlyMemory<byte> Signed, ReadOnlyMemory<byte> Signature)
{
    private const int MaxBytes = 256 * 1024;
    private const int HalfBytes = 32;

    /// <summary>Reads the one form; the bytes are untrusted.</summary>
    public static bool TryRead(ReadOnlySpan<byte> jwt, [NotNullWhen(true)] out SignedCredential? credential)
    {
        credential = null;
        if (jwt.Length > MaxBytes || !Ascii.IsValid(jwt)
            || Encoding.ASCII.GetString(jwt).Split('.') is not [var header, var payload, var signature]
            || !TryObject(header, out var said) || !said.HasExactly("alg", "cty", "kid", "typ")
            || !Says(said, "alg", "ES256") || !Says(said, "cty", "vc") || !Says(said, "typ", "vc+jwt")
            || !said.TryGetDigest("kid", out var key)
            || !TryObject(payload, out var content)
            || !TryDecode(signature, out var raw) || raw.Length != 2 * HalfBytes)
        {
            return false;
        }

        var signed = jwt[..(header.Length + 1 + payload.Length)].ToArray();
        credential = new SignedCredential(key, content, signed, raw);
        return true;
    }

    /// <summary>Whether it is of a certificate of that number in that log, with that content.</summary>
    /// <param name="origin">The log's origin.</param>
    /// <param name="number">The certificate's number.</param>
    /// <param name="isContent">Whether digests are those of the certificate's content.</param>
    public bool IsOf(string origin, string number, Func<DigestPair, bool> isContent) =>
        Content.TryGetObject("credentialSubject", out var subject) && Says(subject, "certificateNumber", number)
        && Content.TryGetArray("evidence", out var evidence) && evidence is [JsonObject entry]
        && Says(entry, "origin", origin)
        && entry.TryGetDigest("contentSha256", out var sha256) && entry.TryGetDigest("contentSm3", out var sm3)
        && isContent(new DigestPair(sha256, sm3));

    /// <summary>Whether the signature is the key's, which is one of P-256.</summary>
    public bool IsSignedBy(PublicKey key)
    {
        var r = Signature.Span[..HalfBytes].TrimStart((byte)0);
        var s = Signature.Span[HalfBytes..].TrimStart((byte)0);
        if (r.IsEmpty || s.IsEmpty)
        {
            return false;
        }

        var der = new AsnWriter(AsnEncodingRules.DER);
        using (der.PushSequence())
        {
            der.WriteIntegerUnsigned(r);
            der.WriteIntegerUnsigned(s);
        }

        return key.Verify(Signed.Span, der.Encode());
    }

    private static bool Says(JsonObject members, string name, string expected) =>
        members.TryGetText(name, out var text) && text == expected;

    private static bool TryObject(string part, [NotNullWhen(true)] out JsonObject? members)
    {
        members = TryDecode(part, out var bytes) && CanonicalJson.TryParse(bytes, out var value, out _)
            ? value as JsonObject : null;
        return members is not null;
    }

    // RFC 7515 section 2: without padding, white space or loose bits.
    private static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = [];
        if (!Base64Url.IsValid(text))
        {
            return false;
        }

        bytes = Base64Url.DecodeFromChars(text);
        return Base64Url.EncodeToString(bytes) == text;
    }
}
