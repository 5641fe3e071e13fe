using Ledger.Portal.Sessions;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Components;

/// <summary>Where everybody begins.</summary>
public sealed partial class HomePage
{
    private PortalUser? _user;

    [Inject]
    private PortalSession Session { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => _user = await Session.FindUserAsync();
}
