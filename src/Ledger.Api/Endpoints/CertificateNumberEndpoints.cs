using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.Endpoints;

/// <summary>
/// How many certificate codes of the month are left: when none is, issuing waits for the next month or another digit of
/// the registrar (the guide, annex 6).
/// </summary>
internal static class CertificateNumberEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/certificates/numbers", FindAsync)
        .AllowAnonymous().WithTags("Certificates").WithName("GetCertificateNumbers")
        .WithSummary("How many certificate codes of this month are given out and left, and until when issuing waits.")
        .Produces<CertificateNumbers>();

    private static async Task<IResult> FindAsync(
        CertificateNumberReader reader, CancellationToken cancellationToken) =>
        Results.Json(await reader.ReadAsync(cancellationToken));
}

/// <summary>Reads from the log how many codes of the month are given out.</summary>
internal sealed record CertificateNumberReader(IJournal Journal, ILegalClock Clock, CertificateOffice Office)
{
    /// <summary>How it stands in the month that it is in law.</summary>
    public async Task<CertificateNumbers> ReadAsync(CancellationToken cancellationToken)
    {
        var today = CivilDate.At(Clock.Now);
        var series = Office.Registrar.SeriesOf(today).ToString();
        var given = await Journal.LastNumberAsync(series, cancellationToken);
        return new CertificateNumbers(
            series, (int)given, (int)(CertificateSeries.MaxSerial - given),
            given < CertificateSeries.MaxSerial
                ? null
                : CivilDate.Format(new DateOnly(today.Year, today.Month, 1).AddMonths(1)));
    }
}
