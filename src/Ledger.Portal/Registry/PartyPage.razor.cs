using Ledger.Domain;
using Ledger.Domain.Parties;
using Ledger.Portal.Components;
using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Registry;

/// <summary>An organisation with the keys that sign for it, for itself and the registry's staff.</summary>
public sealed partial class PartyPage
{
    private Versioned<PartyState>? _party;
    private Exception? _fault;
    private bool _isMissing;

    /// <summary>The party's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private PortalSession Session { get; set; } = null!;

    private string Heading => _party?.State.Organisation?.Name ?? W["party.title"];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _isMissing = !PartyId.TryParse(Id, out var id);
        if (_isMissing)
        {
            return;
        }

        try
        {
            using var client = await Session.ClientAsync();
            _party = await client.FindPartyAsync(id);
            _isMissing = _party?.State.Kind is null;
        }
        catch (Exception fault) when (ProblemView.Shows(fault))
        {
            _fault = fault;
        }
    }
}
