using Ledger.Domain;
using Ledger.Portal.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Portal.Orders;

/// <summary>What was disclosed on an order, for whoever may have it from the API.</summary>
internal static class DisclosureEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        UserAnswers.Map(routes, "/orders/{id}/disclosure", GetAsync);

    private static async Task<IResult> GetAsync(string id, HttpContext http, UserAnswers answers) =>
        !OrderId.TryParse(id, out var order)
            ? Results.NotFound()
            : await answers.GiveAsync(http, async client =>
                await client.FindDisclosureAsync(order, null, http.RequestAborted) is { } disclosure
                    ? Results.Bytes(disclosure, "application/json", $"disclosure-{order}.json")
                    : Results.NotFound());
}
