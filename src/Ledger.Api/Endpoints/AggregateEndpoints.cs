using System.Text;
using Ledger.Api.Access;
using Ledger.Api.Catalogue;
using Ledger.Api.Contracts;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Grains.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endpoints;

/// <summary>
/// The whole state of parties, cases, assets and the registry itself, for the parties concerned and the registry's
/// staff.
/// </summary>
internal static class AggregateEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/parties/{id}", ReadPartyAsync)
            .WithTags("Commands").WithName("GetParty").WithSummary("A party's state and version, for itself and staff.")
            .Produces<AggregateResource>().ProducesLedgerProblems(400, 401, 404).Recorded("party");
        routes.MapGet("/v1/cases/{id}", ReadCaseAsync)
            .WithTags("Commands").WithName("GetCase")
            .WithSummary("A case's state and version, for its applicants and staff.")
            .Produces<AggregateResource>().ProducesLedgerProblems(400, 401, 404).Recorded("case");
        routes.MapGet("/v1/assets/{id}/state", ReadAssetAsync)
            .WithTags("Commands").WithName("GetAssetState")
            .WithSummary("An asset's whole state and version, with scopes, shares and sources, for holders and staff.")
            .Produces<AggregateResource>().ProducesLedgerProblems(400, 401, 404).Recorded("asset");
        routes.MapGet("/v1/catalogue/{id}/state", ReadItemAsync)
            .WithTags("Commands").WithName("GetCatalogueItemState")
            .WithSummary("The whole state and version of an item of the catalogue, for its provider and staff.")
            .Produces<AggregateResource>().ProducesLedgerProblems(400, 401, 404).Recorded("catalogue");
        routes.MapGet("/v1/orders/{id}/state", ReadOrderAsync)
            .WithTags("Orders").WithName("GetOrderState")
            .WithSummary("The whole state and version of an order, for whoever filed it and staff.")
            .Produces<AggregateResource>().ProducesLedgerProblems(400, 401, 404).Recorded("order");
        routes.MapGet("/v1/registry", ReadRegistryAsync)
            .WithTags("Commands").WithName("GetRegistry")
            .WithSummary("The registry's own state and version, for staff.")
            .Produces<AggregateResource>().ProducesLedgerProblems(401, 404);
        routes.MapGet("/v1/registrar/state", ReadRegistrarAsync)
            .WithTags("Commands").WithName("GetRegistrarState")
            .WithSummary("The registrar's whole standing and version, for staff and for the authority over it.")
            .Produces<AggregateResource>().ProducesLedgerProblems(401, 404);
    }

    private static Task<IResult> ReadRegistrarAsync(
        HttpContext context, IGrainFactory grains, IOptions<IdentityOptions> identity) =>
        ReadAsync<IRegistrarGrain>(
            IRegistrarGrain.Key, context, grains, identity.Value,
            static (caller, _) => caller.Roles.Contains(Staff.Supervisor));

    private static Task<IResult> ReadRegistryAsync(
        HttpContext context, IGrainFactory grains, IOptions<IdentityOptions> identity) =>
        ReadAsync<IRegistryGrain>(IRegistryGrain.Key, context, grains, identity.Value, static (_, _) => false);

    private static Task<IResult> ReadPartyAsync(
        string id, HttpContext context, IGrainFactory grains, IOptions<IdentityOptions> identity) =>
        ReadNamedAsync<IPartyGrain>(id, context, grains, identity.Value, (caller, _) => caller.Party == id);

    private static Task<IResult> ReadCaseAsync(
        string id, HttpContext context, IGrainFactory grains, IOptions<IdentityOptions> identity) =>
        ReadNamedAsync<ICaseGrain>(
            id, context, grains, identity.Value, (caller, state) => Applicants.Of(state).Contains(caller.Party));

    private static Task<IResult> ReadAssetAsync(
        string id, HttpContext context, IGrainFactory grains, IOptions<IdentityOptions> identity) =>
        ReadNamedAsync<IAssetGrain>(id, context, grains, identity.Value, AssetStates.IsHolder, AssetStates.ForAll);

    private static Task<IResult> ReadItemAsync(
        string id, HttpContext context, IGrainFactory grains, IOptions<IdentityOptions> identity) =>
        ReadNamedAsync<ICatalogueGrain>(id, context, grains, identity.Value, CatalogueStates.IsProvider);

    private static Task<IResult> ReadOrderAsync(
        string id, HttpContext context, IGrainFactory grains, IOptions<IdentityOptions> identity) =>
        ReadNamedAsync<IOrderGrain>(id, context, grains, identity.Value, OrderStates.IsFiler);

    private static async Task<IResult> ReadNamedAsync<TGrain>(
        string id, HttpContext context, IGrainFactory grains, IdentityOptions identity,
        Func<Caller, byte[], bool> isConcerned, Func<byte[], byte[]>? shown = null)
        where TGrain : IAggregateGrain =>
        Identifiers.IsId(id)
            ? await ReadAsync<TGrain>(id, context, grains, identity, isConcerned, shown)
            : ProblemResults.Of(ProblemCatalogue.MalformedParameter);

    private static async Task<IResult> ReadAsync<TGrain>(
        string id, HttpContext context, IGrainFactory grains, IdentityOptions identity,
        Func<Caller, byte[], bool> isConcerned, Func<byte[], byte[]>? shown = null)
        where TGrain : IAggregateGrain
    {
        var caller = IdentitySetup.CallerOf(context, identity);
        var view = await grains.GetGrain<TGrain>(id).ReadAsync(context.RequestAborted);
        if (caller is null || view.State is not { } state)
        {
            return ProblemResults.Of(ProblemCatalogue.NotFound);
        }

        var isStaff = caller.Roles.Any(Staff.Roles.Contains);
        return isStaff || isConcerned(caller, state)
            ? Results.Json(new AggregateResource(
                id, Resources.Number(view.Version),
                Encoding.UTF8.GetString(isStaff || shown is null ? state : shown(state))))
            : ProblemResults.Of(ProblemCatalogue.NotFound);
    }
}
