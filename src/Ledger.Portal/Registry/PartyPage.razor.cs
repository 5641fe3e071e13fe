using Ledger.Domain;
using Ledger.Domain.Parties;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Registry;

/// <summary>An organisation with the keys that sign for it, for itself and the registry's staff.</summary>
public sealed partial class PartyPage
{
    private Versioned<PartyState>? _party;
    private DateOnly? _today;
    private bool _isMissing;

    /// <summary>The party's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    private string Heading => _party?.State.Organisation?.Name ?? W["party.title"];

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        _isMissing = !PartyId.TryParse(Id, out var id);
        if (!_isMissing)
        {
            await AskAsync(async client =>
            {
                _today = await FindTodayAsync();
                _party = await client.FindPartyAsync(id);
                _isMissing = _party?.State.Kind is null;
            });
        }
    }
}
