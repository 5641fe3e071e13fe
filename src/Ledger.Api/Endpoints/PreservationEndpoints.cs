using Ledger.Api.Contracts;
using Ledger.Ports.Preservation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.Endpoints;

/// <summary>Which checkpoints are preserved, and by when each is renewed; for everybody.</summary>
internal static class PreservationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/log/preservation", ListAsync).AllowAnonymous()
            .WithTags("Log").WithName("ListPreserved")
            .WithSummary("The checkpoints with an evidence record (RFC 4998), and by when each is renewed.")
            .Produces<IReadOnlyList<PreservedResource>>();
        routes.MapGet("/health/preservation", HealthAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> ListAsync(IPreservation preservation, CancellationToken cancellationToken) =>
        Results.Json(Of(await preservation.ListAsync(cancellationToken)));

    private static async Task<IResult> HealthAsync(IPreservation preservation, CancellationToken cancellationToken)
    {
        var all = await preservation.ListAsync(cancellationToken);
        return Results.Json(Of(all), statusCode: all.Any(one => one.IsLate) ? 503 : 200);
    }

    private static IReadOnlyList<PreservedResource> Of(IEnumerable<PreservedCheckpoint> all) =>
    [
        .. all.Select(one => new PreservedResource(
            Resources.Number(one.Size), Resources.Time(one.Since), Resources.Time(one.Renewed),
            Resources.Time(one.RenewBy), one.Chains, one.Stamps, one.IsRerooted, one.IsLate)),
    ];
}
