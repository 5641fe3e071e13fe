using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Portal.Verification;

/// <summary>
/// Hands out what was disclosed for an order and its sealed reference, which never stands in an address.
/// </summary>
internal static class SealedDisclosures
{
    private const string Missing = PortalSetup.Root + "/disclosures?missing=true";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(PortalSetup.Root + "/disclosures/fetch", FetchAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> FetchAsync(HttpContext http, IAntiforgery antiforgery, PortalApi api)
    {
        if (!http.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(http))
        {
            return Results.LocalRedirect(Missing);
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!OrderId.TryParse(form["order"].ToString().Trim(), out var order)
            || !Digest.TryParse(form["reference"].ToString().Trim(), out var reference))
        {
            return Results.LocalRedirect(Missing);
        }

        try
        {
            using var client = api.Public();
            return await client.FindDisclosureAsync(order, reference, http.RequestAborted) is { } disclosure
                ? Results.Bytes(disclosure, "application/json", $"disclosure-{order}.json")
                : Results.LocalRedirect(Missing);
        }
        catch (LedgerProblemException)
        {
            return Results.LocalRedirect(Missing);
        }
    }
}
