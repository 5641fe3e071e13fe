using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ledger.Domain;

/// <summary>
/// The first eleven characters of a certificate code: <c>SJ</c>, region, registrar, year and month. Within a series
/// the log's writer numbers from 1 to 9999 without gaps.
/// </summary>
/// <remarks>数据产权登记工作指引（试行） annex 6. <c>default</c> is no series and is never parsed.</remarks>
public readonly record struct CertificateSeries
{
    /// <summary>The length of a series in characters.</summary>
    public const int Length = 11;

    /// <summary>The greatest serial number of a month.</summary>
    public const uint MaxSerial = 9999;

    private readonly string? _text;

    private CertificateSeries(string text) => _text = text;

    /// <summary>The series of a registrar for the month of <paramref name="day"/>.</summary>
    /// <param name="region">Two digits of GB/T 2260, 00 to 99.</param>
    /// <param name="registrar">The registrar's digit, 0 to 9.</param>
    /// <param name="day">The legal date on which the code is given.</param>
    /// <exception cref="ArgumentOutOfRangeException">Region or registrar is out of range.</exception>
    public static CertificateSeries Of(int region, int registrar, DateOnly day)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(region);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(region, 99);
        ArgumentOutOfRangeException.ThrowIfNegative(registrar);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(registrar, 9);
        return new(string.Create(
            CultureInfo.InvariantCulture, $"SJ{region:D2}{registrar:D1}{day.Year:D4}{day.Month:D2}"));
    }

    /// <summary>Reads exactly eleven characters.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CertificateSeries series)
    {
        series = default;
        if (text is not { Length: Length } || !text.StartsWith("SJ", StringComparison.Ordinal)
            || text.AsSpan(2).ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var year = int.Parse(text.AsSpan(5, 4), CultureInfo.InvariantCulture);
        var month = int.Parse(text.AsSpan(9, 2), CultureInfo.InvariantCulture);
        if (year is 0 || month is < 1 or > 12)
        {
            return false;
        }

        series = new CertificateSeries(text);
        return true;
    }

    /// <summary>The eleven characters.</summary>
    public override string ToString() => _text ?? "";
}
