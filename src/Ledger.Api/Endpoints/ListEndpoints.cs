using Ledger.Api.Contracts;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Chains;
using Ledger.Domain.Lists;
using Ledger.Grains.Contracts;
using Ledger.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endpoints;

/// <summary>
/// The lists by which the registry decides: the negative list is for everybody, important data for staff.
/// </summary>
internal static class ListEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/lists/{kind}", ReadAsync)
        .AllowAnonymous().WithTags("Rules").WithName("GetList")
        .WithSummary("The version in force today of a list: circulation, for everybody; important-data, for staff.")
        .Produces<ListResource>().ProducesLedgerProblems(400, 404);

    private static async Task<IResult> ReadAsync(
        string kind, HttpContext context, IGrainFactory grains, ILegalClock clock, IOptions<IdentityOptions> identity)
    {
        if (!WireName.TryParse<DataListKind>(kind, out var wanted))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var maySee = wanted is DataListKind.Circulation
            || IdentitySetup.CallerOf(context, identity.Value)?.Roles.Any(Staff.Roles.Contains) is true;
        var view = maySee
            ? await grains.GetGrain<IRegistryGrain>(IRegistryGrain.Key).ReadAsync(context.RequestAborted)
            : null;
        return view is { State: { } state }
            && CanonicalJson.TryParse(state, out var json, out _)
            && RegistryAggregate.Instance.TryReadSnapshot(json, out var registry, out _)
            && registry.ListOn(wanted, CivilDate.At(clock.Now)) is { } list
                ? Results.Json(Of(list))
                : ProblemResults.Of(ProblemCatalogue.NotFound);
    }

    private static ListResource Of(DataList list) => new(
        WireName.Of(list.Kind), list.Number, list.Document, CivilDate.Format(list.Effective),
        [
            .. list.Entries.Select(static entry => new ListEntryResource(
                entry.Id, entry.Title, entry.Asset?.ToString(), entry.Content?.ToString(),
                entry.Category is { } category ? WireName.Of(category) : null,
                entry.AssetKind is { } kind ? WireName.Of(kind) : null, entry.Industry)),
        ]);
}
