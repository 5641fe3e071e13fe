using Ledger.Domain;
using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Portal.Orders;

/// <summary>What was disclosed on an order, for whoever may have it from the API.</summary>
internal static class DisclosureEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(PortalSetup.Root + "/orders/{id}/disclosure", GetAsync)
            .RequireAuthorization(PortalSignIn.Policy).ExcludeFromDescription();

    private static async Task<IResult> GetAsync(
        string id, HttpContext http, PortalApi api, IOptions<PortalOptions> options)
    {
        if (!OrderId.TryParse(id, out var order) || PortalUser.Of(http.User, options.Value) is not { } user)
        {
            return Results.NotFound();
        }

        try
        {
            using var client = api.For(user);
            return await client.FindDisclosureAsync(order, null, http.RequestAborted) is { } disclosure
                ? Results.Bytes(disclosure, "application/json", $"disclosure-{order}.json")
                : Results.NotFound();
        }
        catch (LedgerProblemException problem)
        {
            return MaterialEndpoint.Told(problem);
        }
    }
}
