using Ledger.Grains.Contracts;
using Ledger.Server.Configuration;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ledger.Server.Composition;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: the log has its fence and takes entries.
/// </summary>
internal static class Health
{
    public static void MapLedgerHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Json(new HealthAnswer("live")))
            .AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", ReadyAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<Results<JsonHttpResult<HealthAnswer>, StatusCodeHttpResult>> ReadyAsync(
        IGrainFactory grains, LedgerOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await grains.GetGrain<ILogGrain>(options.Origin).StatusAsync(cancellationToken);
            return TypedResults.Json(new HealthAnswer("ready"));
        }
#pragma warning disable CA1031 // Whatever keeps the log from answering: not ready.
        catch (Exception)
#pragma warning restore CA1031
        {
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    internal sealed record HealthAnswer(string Status);
}
