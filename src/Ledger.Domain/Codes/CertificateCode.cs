using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ledger.Domain;

/// <summary>
/// The code of a data property certificate: fifteen characters, <c>SJ</c>, region (2), registrar (1), year and month
/// (6), serial of the month (4, from 0001). It has no check digit.
/// </summary>
/// <remarks>数据产权登记工作指引（试行） annex 6. <c>default</c> is no code and is never parsed.</remarks>
public readonly record struct CertificateCode
{
    /// <summary>The length of a code in characters.</summary>
    public const int Length = 15;

    private CertificateCode(CertificateSeries series, uint serial) => (Series, Serial) = (series, serial);

    /// <summary>The series within which the code was numbered.</summary>
    public CertificateSeries Series { get; }

    /// <summary>The serial of the month, 1 to 9999.</summary>
    public uint Serial { get; }

    /// <summary>Joins a series and a serial.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The serial is 0 or the month is full.</exception>
    public static CertificateCode Of(CertificateSeries series, uint serial)
    {
        ArgumentOutOfRangeException.ThrowIfZero(serial);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(serial, CertificateSeries.MaxSerial);
        ArgumentOutOfRangeException.ThrowIfEqual(series, default);
        return new CertificateCode(series, serial);
    }

    /// <summary>Reads exactly fifteen characters.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CertificateCode code)
    {
        code = default;
        if (text is not { Length: Length }
            || !CertificateSeries.TryParse(text[..CertificateSeries.Length], out var series)
            || text.AsSpan(CertificateSeries.Length).ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var serial = uint.Parse(text.AsSpan(CertificateSeries.Length), CultureInfo.InvariantCulture);
        if (serial == 0)
        {
            return false;
        }

        code = new CertificateCode(series, serial);
        return true;
    }

    /// <summary>Reads exactly fifteen characters.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static CertificateCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException("The text is not a certificate code.");

    /// <summary>The fifteen characters.</summary>
    public override string ToString() =>
        Serial == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Series}{Serial:D4}");
}
