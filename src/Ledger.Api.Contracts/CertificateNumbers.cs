namespace Ledger.Api.Contracts;

/// <summary>The certificate codes of a registrar in the month that it is in law (the guide, annex 6).</summary>
/// <param name="Series">What every code of the month begins with, for example <c>SJ421202503</c>.</param>
/// <param name="Given">How many are given out.</param>
/// <param name="Left">How many are left, of 9,999.</param>
/// <param name="WaitsUntil">
/// The first day of the next month, for which issuing waits once none is left; null while one is.
/// </param>
public sealed record CertificateNumbers(string Series, int Given, int Left, string? WaitsUntil);
