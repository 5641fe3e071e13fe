using Ledger.Sdk;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;

namespace Ledger.Portal.Sessions;

/// <summary>The user of this request or circuit, with a client of the API.</summary>
internal sealed class PortalSession(
    AuthenticationStateProvider states, PortalApi api, IOptions<PortalOptions> options)
{
    private int _room = CarriedAnswers.MaxBytes;

    /// <summary>The user; null for nobody.</summary>
    public async Task<PortalUser?> FindUserAsync() =>
        PortalUser.Of((await states.GetAuthenticationStateAsync()).User, options.Value);

    /// <summary>The user's client.</summary>
    /// <param name="first">The loading that it asks for; null for none.</param>
    /// <exception cref="InvalidOperationException">Nobody is signed in, where somebody must be.</exception>
    public async Task<LedgerClient> ClientAsync(FirstLoad? first) => api.For(
        await FindUserAsync() ?? throw new InvalidOperationException("The page is for those who signed in."), first);

    /// <summary>A client for what is public.</summary>
    /// <param name="first">The loading that it asks for; null for none.</param>
    public LedgerClient PublicClient(FirstLoad? first) => api.Public(first);

    /// <summary>Begins the first loading of a part of a page.</summary>
    /// <param name="user">Who looks at it; null for nobody.</param>
    /// <param name="carried">What it was rendered from before; null when this is the first time.</param>
    public FirstLoad BeginLoad(PortalUser? user, CarriedAnswers? carried) => api.BeginLoad(user?.Name ?? "", carried);

    /// <summary>
    /// What goes with the page; null where there is nothing, or more than a page has room for: that is asked for again.
    /// </summary>
    public CarriedAnswers? Carry(FirstLoad first)
    {
        var carried = first.Pack();
        if (carried is null || carried.Packed.Length > _room)
        {
            return null;
        }

        _room -= carried.Packed.Length;
        return carried;
    }
}
