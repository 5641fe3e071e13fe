using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ledger.Evidence.Bundles;

namespace Ledger.Evidence.Tests.Bundles;

/// <summary>What is said of a certificate whose stamps never count, to whoever believes it.</summary>
public sealed class TrustedCertificateTests
{
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    private const string CodeSigning = "1.3.6.1.5.5.7.3.3";

    private static X509BasicConstraintsExtension Constraints => new(true, false, 0, true);

    [Fact]
    public void A_certificate_against_which_nothing_speaks_has_no_fault()
    {
        Assert.Null(Made(Uses(TimeStamping)).FindStamperFault());
        Assert.Null(Made(Uses(TimeStamping), Usage(X509KeyUsageFlags.NonRepudiation)).FindStamperFault());
        Assert.Null(Made(Uses(TimeStamping), new X509Extension("1.2.3.4", [5, 0], false)).FindStamperFault());
        Assert.Null(Made(Constraints).FindAuthorityFault());
        Assert.Null(Made(Constraints, Usage(X509KeyUsageFlags.KeyCertSign)).FindAuthorityFault());
    }

    [Fact]
    public void A_critical_extension_that_is_not_known_is_named()
    {
        var strange = Made(Uses(TimeStamping), Constraints, new X509Extension("1.2.3.4", [5, 0], true));

        const string Fault = "it has a critical extension that is not known here, 1.2.3.4";
        Assert.Equal((Fault, Fault), (strange.FindStamperFault(), strange.FindAuthorityFault()));
    }

    [Fact]
    public void What_cannot_be_read_is_told_from_what_may_not_be()
    {
        var bytes = Made(Uses(TimeStamping)).Certificate;

        Assert.Contains("form", With(bytes[..^1]).FindStamperFault(), StringComparison.Ordinal);
        Assert.Contains("form", With(default).FindAuthorityFault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_may_not_stamp_or_certify_is_told_why()
    {
        const string Use = "extended key usage";
        Assert.Contains(Use, Made(Constraints).FindStamperFault(), StringComparison.Ordinal);
        Assert.Contains(Use, Made(Uses(CodeSigning)).FindStamperFault(), StringComparison.Ordinal);
        Assert.Contains(Use, Made(Uses(TimeStamping, CodeSigning)).FindStamperFault(), StringComparison.Ordinal);
        Assert.Contains(
            "key usage does not let its key sign",
            Made(Uses(TimeStamping), Usage(X509KeyUsageFlags.KeyCertSign)).FindStamperFault(),
            StringComparison.Ordinal);
        Assert.Contains("authority", Made(Uses(TimeStamping)).FindAuthorityFault(), StringComparison.Ordinal);
        Assert.Contains(
            "key usage does not let its key certify",
            Made(Constraints, Usage(X509KeyUsageFlags.DigitalSignature)).FindAuthorityFault(),
            StringComparison.Ordinal);
    }

    private static X509EnhancedKeyUsageExtension Uses(params string[] uses) =>
        new([.. uses.Select(static use => new Oid(use))], critical: true);

    private static X509KeyUsageExtension Usage(X509KeyUsageFlags uses) => new(uses, critical: true);

    private static TrustedCertificate With(ReadOnlyMemory<byte> bytes) => new(bytes, new Validity(default));

    private static TrustedCertificate Made(params X509Extension[] extensions)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=stamper", key, HashAlgorithmName.SHA256);
        foreach (var extension in extensions)
        {
            request.CertificateExtensions.Add(extension);
        }

        using var made = request.CreateSelfSigned(
            new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2045, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return With(made.RawData);
    }
}
