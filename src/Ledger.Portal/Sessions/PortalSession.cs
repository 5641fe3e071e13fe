using Ledger.Sdk;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;

namespace Ledger.Portal.Sessions;

/// <summary>The user of this request or circuit, with a client of the API.</summary>
internal sealed class PortalSession(
    AuthenticationStateProvider states, PortalApi api, IOptions<PortalOptions> options)
{
    /// <summary>The user; null for nobody.</summary>
    public async Task<PortalUser?> FindUserAsync() =>
        PortalUser.Of((await states.GetAuthenticationStateAsync()).User, options.Value);

    /// <summary>The user's client.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in, where somebody must be.</exception>
    public async Task<LedgerClient> ClientAsync() => api.For(
        await FindUserAsync() ?? throw new InvalidOperationException("The page is for those who signed in."));

    /// <summary>A client for what is public.</summary>
    public LedgerClient PublicClient() => api.Public();
}
