namespace Ledger.Domain;

/// <summary>The institution that keeps this registry.</summary>
/// <param name="Operator">
/// The party that it is itself: its staff act for it, and it may not register with itself.
/// </param>
/// <param name="Region">Two digits of GB/T 2260 for certificate codes, 0 to 99.</param>
/// <param name="Digit">Its own digit in certificate codes, 0 to 9.</param>
public sealed record Registrar(PartyId Operator, int Region, int Digit)
{
    /// <summary>The series of certificate codes for the month of <paramref name="day"/>.</summary>
    public CertificateSeries SeriesOf(DateOnly day) => CertificateSeries.Of(Region, Digit, day);
}
