using System.Globalization;
using Ledger.Domain;

namespace Ledger.Ports.Certificates;

/// <summary>Where the public finds what a certificate refers to.</summary>
/// <param name="Base">The registry's public address, ending in a slash.</param>
public sealed record CertificateLinks(Uri Base)
{
    /// <summary>Places in one status list; the least that the recommendation admits.</summary>
    public const int ListLength = 131_072;

    /// <summary>The issuer.</summary>
    public Uri Issuer => new(Base, "v1/certificates/issuer");

    /// <summary>The page that tells everybody how a certificate stands.</summary>
    public Uri Verification(CertificateCode number) => new(Base, $"verify/{number}");

    /// <summary>A certificate in the register.</summary>
    public Uri Certificate(CertificateCode number) => new(Base, $"v1/certificates/{number}");

    /// <summary>A status list.</summary>
    public Uri StatusList(ulong list) =>
        new(Base, "v1/certificates/status/" + list.ToString(CultureInfo.InvariantCulture));
}
