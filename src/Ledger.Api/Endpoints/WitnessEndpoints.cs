using Ledger.Api.Contracts;
using Ledger.Ports.Witnesses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.Endpoints;

/// <summary>Who watches the log, and how far each has come; for everybody.</summary>
internal static class WitnessEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/log/witnesses", (IWitnesses witnesses) => Results.Json(List(witnesses))).AllowAnonymous()
            .WithTags("Log").WithName("ListWitnesses")
            .WithSummary("The witnesses of the log, with what each cosigned last in each tree.")
            .Produces<IReadOnlyList<WitnessResource>>();
        routes.MapGet("/health/witnesses", (IWitnesses witnesses) => Results.Json(
                List(witnesses), statusCode: witnesses.Standings.Any(standing => standing.IsAlert) ? 503 : 200))
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static IReadOnlyList<WitnessResource> List(IWitnesses witnesses) =>
    [
        .. witnesses.Standings.Select(standing => new WitnessResource(
            standing.Witness.Name, standing.Witness.ToString(), standing.Tree.Name, StateOf(standing.State),
            Resources.Number(standing.Size), standing.Time is { } time ? Resources.Time(time) : null,
            standing.Detail)),
    ];

    private static string StateOf(WitnessState state) => state switch
    {
        WitnessState.Cosigned => "cosigned",
        WitnessState.Away => "away",
        WitnessState.Refuses => "refuses",
        WitnessState.ClockApart => "clock-apart",
        WitnessState.SplitView => "split-view",
        _ => "not-asked",
    };
}
