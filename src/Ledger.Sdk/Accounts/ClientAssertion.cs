using System.Buffers.Text;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ledger.Cryptography;

namespace Ledger.Sdk;

/// <summary>
/// The signed statement with which an account asks for a token: RFC 7523 section 2.2 (<c>private_key_jwt</c>), a JWS of
/// RFC 7515 with ES256 (RFC 7518 section 3.4).
/// </summary>
internal static class ClientAssertion
{
    private const int CoordinateBytes = 32;
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(2);

    /// <summary>A new assertion; each is good for one use.</summary>
    /// <exception cref="InvalidOperationException">The account's key is not a P-256 key.</exception>
    public static string Create(LedgerAccount account, string audience, DateTimeOffset now)
    {
        if (account.Key.PublicKey.Algorithm != SignatureAlgorithm.P256)
        {
            throw new InvalidOperationException("Tokens are asked for with a P-256 key (ES256).");
        }

        var claims = new AssertionClaims(
            account.Name, account.Name, audience, Hex.Encode(RandomNumberGenerator.GetBytes(16)),
            (now + s_lifetime).ToUnixTimeSeconds());
        var header = """{"alg":"ES256","typ":"JWT"}"""u8;
        var signed = Base64Url.EncodeToString(header) + "."
            + Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, ClientJson.Default.AssertionClaims));
        var signature = Flatten(account.Key.Sign(Encoding.ASCII.GetBytes(signed)));
        return signed + "." + Base64Url.EncodeToString(signature);
    }

    /// <summary>RFC 7518 section 3.4: r and s side by side, not as the DER sequence of X9.62.</summary>
    private static byte[] Flatten(byte[] der)
    {
        var sequence = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        var flat = new byte[2 * CoordinateBytes];
        for (var i = 0; i < 2; i++)
        {
            var number = sequence.ReadInteger().ToByteArray(isUnsigned: true, isBigEndian: true);
            number.CopyTo(flat, ((i + 1) * CoordinateBytes) - number.Length);
        }

        return flat;
    }
}

/// <summary>The claims of a client assertion (RFC 7519 section 4.1).</summary>
internal sealed record AssertionClaims(string Iss, string Sub, string Aud, string Jti, long Exp);
