using Ledger.Api.Contracts;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Ports;
using Ledger.Ports.TimeStamping;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endpoints;

/// <summary>Audit and rebuild, for accounts with the role of auditor.</summary>
internal static class OperationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/operations").WithTags("Operations");
        group.MapPost(
            "/audit",
            (HttpContext context, IRegistryOperations operations, IOptions<IdentityOptions> identity) =>
                RunAsync(context, identity.Value, operations.AuditAsync))
            .WithName("Audit").WithSummary("Reread everything and name what disagrees. Reads only.")
            .Produces<OperationResource>().ProducesLedgerProblems(401, 403);
        group.MapPost(
            "/rebuild",
            (HttpContext context, IRegistryOperations operations, IOptions<IdentityOptions> identity) =>
                RunAsync(context, identity.Value, operations.RebuildAsync))
            .WithName("Rebuild").WithSummary("Make tiles and register anew from the journal.")
            .Produces<OperationResource>().ProducesLedgerProblems(401, 403);
        group.MapGet("/health", LookAsync)
            .WithName("GetHealth").WithSummary("How this server, its disk and its access journal are; for staff.")
            .Produces<HealthResource>().ProducesLedgerProblems(401, 403);
    }

    private static async Task<IResult> LookAsync(
        HttpContext context, IRegistryHealth health, IOptions<IdentityOptions> identity)
    {
        if (IdentitySetup.CallerOf(context, identity.Value)?.Roles.Any(Staff.Roles.Contains) is not true)
        {
            return ProblemResults.Of(ProblemCatalogue.Forbidden);
        }

        var found = await health.LookAsync(context.RequestAborted);
        return Results.Json(new HealthResource(
            Resources.Time(found.Started), Number(found.DiskFree), Number(found.DiskTotal), Number(found.DataBytes),
            found.Stamps, found.ClocksApart,
            [.. found.StampTroubles.Select(static one => new StampTroubleResource(one.Tree, Word(one.Trouble)))],
            Resources.Number(found.AccessRecords),
            Resources.Number(found.AccessSealed), found.AccessHolds));
    }

    private static string Word(StampTrouble trouble) => trouble switch
    {
        StampTrouble.NoAnswer => "no-answer",
        StampTrouble.Refused => "refused",
        _ => "rests-on-both",
    };

    private static string Number(long bytes) => Resources.Number((ulong)bytes);

    private static async Task<IResult> RunAsync(
        HttpContext context, IdentityOptions identity, Func<CancellationToken, Task<OperationReport>> operation)
    {
        if (IdentitySetup.CallerOf(context, identity)?.Roles.Contains("auditor") is not true)
        {
            return ProblemResults.Of(ProblemCatalogue.Forbidden);
        }

        var report = await operation(context.RequestAborted);
        return Results.Json(new OperationResource(
            report.Findings.Count == 0, Resources.Number(report.Entries), report.Notes, report.Findings));
    }
}
