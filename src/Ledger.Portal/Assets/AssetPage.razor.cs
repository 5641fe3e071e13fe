using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Evidence.Log;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Assets;

/// <summary>
/// An asset with all that is known of it. Its address says what of its provenance is drawn, and how large.
/// </summary>
public sealed partial class AssetPage
{
    private const int PageSize = 25;

    private AssetView? _view;
    private IReadOnlyList<ProvenanceEdge> _edges = [];
    private IReadOnlyList<LogEntryResource> _entries = [];
    private ProvenanceQuery _query = new(null, null);
    private string? _next;
    private DateOnly? _today;
    private string _published = "";
    private bool _isMissing;
    private bool _isCut;
    private bool? _hasEvidence;

    /// <summary>The asset's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>Only assets with that right, of its provenance; null for all.</summary>
    [SupplyParameterFromQuery]
    public string? Right { get; set; }

    /// <summary>Only assets with a right on that day, of its provenance; null for all.</summary>
    [SupplyParameterFromQuery]
    public string? On { get; set; }

    /// <summary>How large its provenance is drawn, in per cent.</summary>
    [SupplyParameterFromQuery]
    public int? Zoom { get; set; }

    /// <summary>Where the page of its entries begins; null for the newest.</summary>
    [SupplyParameterFromQuery]
    public string? Entries { get; set; }

    /// <summary>The first day of the period that evidence is asked of; null without one.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>Its last day.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private EvidencePeriod Period => new(From, To);

    // The newest entry, where no checkpoint has it yet.
    private string? Behind => _view is { Resource: { State: "accepted", Index: var index } } ? index : null;

    // Whoever holds a right by registration applies; whoever follows a holder by law may.
    private bool MayApply => IsRegistered && User?.Party is { } party && _view?.State?.Rights.Any(right =>
        right.Holder == party && right.Under is null && right.Status is RightStatus.InForce) is true;

    private bool MaySucceed => IsRegistered && _view?.State is null && User is { IsStaff: false, IsAuthority: false };

    private bool MayCancel => IsRegistered && User?.Roles.Contains("reviewer") is true;

    private bool IsRegistered => _view?.Resource.Status == WireName.Of(AssetStatus.Registered);

    private string Heading => _view is { Resource: var asset } ? asset.Name ?? W["asset.title"] : W["asset.title"];

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        _isMissing = !AssetId.TryParse(Id, out var id);
        if (!_isMissing && Period.Query is { } query)
        {
            // The bundle itself: its page would only be in the way.
            Navigation.NavigateTo($"/v1/assets/{id}/evidence?{query}");
        }
        else if (!_isMissing)
        {
            _query = new ProvenanceQuery(
                WireName.TryParse<RightKind>(Right, out _) ? Right : null,
                CivilDate.TryParse(On, out var day) ? day : null);
            await AskAsync(client => FindAsync(client, id));
        }
    }

    private async Task FindAsync(LedgerClient client, AssetId id)
    {
        _today = await FindTodayAsync();
        var view = AssetView.FindAsync(client, id);
        var entries = client.ListAssetEntriesAsync(id, Entries, PageSize);
        (_view, var page) = (await view, await entries);
        (_entries, _next) = ([.. (page?.Items ?? []).Reverse()], page?.Next);
        if (_view?.State is not null)
        {
            (_edges, _isCut) = await ProvenanceQuery.ReadAsync(client, id);
        }

        _isMissing = _view is null;
        _published = Behind is null ? "" : (await client.ReadLogAsync()).Published;
        _hasEvidence = Behind is null || (_view?.Resource.Version != "1"
            && (_entries.Any(static entry => entry.State != "accepted") || await IsProvenAsync(client, id)));
    }

    // A bundle is of the state under the newest checkpoint: there is one as soon as that has the asset.
    private static async Task<bool> IsProvenAsync(LedgerClient client, AssetId id)
    {
        try
        {
            return StateProof.TryRead(await client.ProveStateAsync(StateKey.Of(id)), out var proof, out _)
                && proof.State.Value is not null;
        }
        catch (LedgerProblemException problem) when (problem.Code == "not-published")
        {
            return false;
        }
    }
}
