using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Ledger.Api.Identity.SignIn;

/// <summary>The one client for people that the development issuer knows: the portal, a public client.</summary>
internal static class PortalClient
{
    /// <summary>Its <c>client_id</c>.</summary>
    public const string Id = "ledger-portal";

    private const string ComesBackTo = "/portal/signed-in";
    private const string LeavesTo = "/portal/signed-out";

    /// <summary>
    /// What is not the exchange of a code is for <see cref="TokenEndpoint"/>, which has the same address.
    /// </summary>
    public static async ValueTask LeaveToMachines(ExtractTokenRequestContext context)
    {
        var request = context.Transaction.GetHttpRequest();
        var isCode = request is { HasFormContentType: true }
            && (await request.ReadFormAsync(request.HttpContext.RequestAborted))["grant_type"] == "authorization_code";
        if (!isCode)
        {
            context.SkipRequest();
        }
    }

    public static ValueTask Check(ValidateAuthorizationRequestContext context)
    {
        if (context.ClientId != Id || !IsOurs(context.Transaction, context.RedirectUri, ComesBackTo))
        {
            context.Reject(OpenIddictConstants.Errors.InvalidClient, "There is no such client with that address.");
        }

        return default;
    }

    public static ValueTask Check(ValidateTokenRequestContext context)
    {
        if (context.ClientId != Id || !string.IsNullOrEmpty(context.ClientSecret))
        {
            context.Reject(OpenIddictConstants.Errors.InvalidClient, "There is no such client without a secret.");
        }

        return default;
    }

    public static ValueTask Check(ValidateEndSessionRequestContext context)
    {
        if (context.PostLogoutRedirectUri is { } address && !IsOurs(context.Transaction, address, LeavesTo))
        {
            context.Reject(OpenIddictConstants.Errors.InvalidRequest, "Nobody leaves to that address from here.");
        }

        return default;
    }

    // The portal of this very host and port; under whatever name of it the browser asked.
    private static bool IsOurs(OpenIddict.Server.OpenIddictServerTransaction transaction, string? address, string path)
    {
        var request = transaction.GetHttpRequest();
        return request is not null && address == $"{request.Scheme}://{request.Host}{path}";
    }
}
