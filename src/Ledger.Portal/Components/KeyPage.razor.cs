using Ledger.Portal.Sessions;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Components;

/// <summary>Where a user gives this browser the own key; the script does it, the server sees nothing of it.</summary>
public sealed partial class KeyPage
{
    private PortalUser? _user;

    [Inject]
    private PortalSession Session { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => _user = await Session.FindUserAsync();
}
