namespace Ledger.Evidence.Timestamps;

/// <summary>The object identifiers of SPEC-timestamp.</summary>
internal static class Oids
{
    public const string SignedData = "1.2.840.113549.1.7.2";
    public const string TstInfo = "1.2.840.113549.1.9.16.1.4";
    public const string ContentType = "1.2.840.113549.1.9.3";
    public const string MessageDigest = "1.2.840.113549.1.9.4";
    public const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";

    public const string Sha256 = "2.16.840.1.101.3.4.2.1";
    public const string Sha384 = "2.16.840.1.101.3.4.2.2";
    public const string Sha512 = "2.16.840.1.101.3.4.2.3";
    public const string Sm3 = "1.2.156.10197.1.401";

    public const string EcKey = "1.2.840.10045.2.1";
    public const string RsaKey = "1.2.840.113549.1.1.1";
    public const string P256 = "1.2.840.10045.3.1.7";
    public const string P384 = "1.3.132.0.34";
    public const string Sm2Curve = "1.2.156.10197.1.301";
    public const string Sm2WithSm3 = "1.2.156.10197.1.501";

    public const string ExtendedKeyUsage = "2.5.29.37";
    public const string KeyUsage = "2.5.29.15";
    public const string BasicConstraints = "2.5.29.19";
    public const string TimeStamping = "1.3.6.1.5.5.7.3.8";
}
