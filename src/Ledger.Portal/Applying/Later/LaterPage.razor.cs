using Ledger.Domain;
using Ledger.Domain.Registration;
using Ledger.Portal.Assets;
using Ledger.Portal.Components;
using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Applying.Later;

/// <summary>
/// Transfer, change, renewal and cancellation: applied for by the holders, corrected by them when asked to, and, of the
/// last, opened by a reviewer of the registrar's own motion.
/// </summary>
public sealed partial class LaterPage
{
    private readonly LaterForm _form = new();
    private AssetId _asset;
    private CaseId _id;
    private ulong _version;
    private bool _isGone;
    private bool _isMissing;

    /// <summary>The asset's id; null where a case is corrected.</summary>
    [Parameter]
    public string? Asset { get; set; }

    /// <summary>What is applied for, as the log spells it.</summary>
    [Parameter]
    public string? Kind { get; set; }

    /// <summary>The id of the case to be; a new one where it is missing.</summary>
    [Parameter]
    public string? Id { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Title => W[_form.OwnMotion ? "later.own-motion" : "later." + WireName.Of(_form.Type)];

    private CancellationGround[] Grounds => _form.OwnMotion
        ? [CancellationGround.Destruction, CancellationGround.Objection, CancellationGround.OtherLaw]
        : [CancellationGround.Application, CancellationGround.Destruction];

    private protected override string Drafts => $"later/{_id}/{_version}/";

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var isKnown = CaseId.TryParse(Id, out _id);
        if (Asset is null)
        {
            _isGone = _isMissing = !isKnown;
            if (isKnown)
            {
                await AskAsync(TakeCaseAsync);
            }
        }
        else if (!AssetId.TryParse(Asset, out _asset) || !WireName.TryParse<LaterType>(Kind, out var type))
        {
            _isGone = _isMissing = true;
        }
        else if (!isKnown)
        {
            Navigation.NavigateTo($"/portal/assets/{Asset}/apply/{Kind}/{SignedAct.NewId()}", replace: true);
        }
        else
        {
            _form.Type = type;
            _form.OwnMotion = type is LaterType.Cancellation && User?.Roles.Contains("reviewer") is true;
            _form.Ground = Grounds[0];
            await AskAsync(TakeAssetAsync);
        }

        Refill();
    }

    private protected override FormChecks Check() => _form.Check();

    private async Task TakeAssetAsync(LedgerClient client)
    {
        _isMissing = true;
        if (await AssetView.FindAsync(client, _asset) is { } asset)
        {
            _isMissing = false;

            // Whoever holds nothing of it can only have its rights by law.
            _form.IsSuccession = _form.Type is LaterType.Transfer && asset.State is null;
            _form.Take(asset);
        }

        _isGone = _form.Certificates.Count == 0;
    }

    private async Task TakeCaseAsync(LedgerClient client)
    {
        var file = await client.FindCaseAsync(_id);
        _isMissing = file is null;
        _isGone = file?.State is not { Later: { } before } state
            || !CaseAdmission.Admits(state, new AmendApplication(before));
        if (!_isGone && file is { State.Later: { } filed })
        {
            (_version, _asset) = (file.Version, filed.Asset);
            if (await AssetView.FindAsync(client, _asset) is { } asset)
            {
                _form.Take(asset);
            }

            _form.Take(filed);
        }
    }

    private void Turn(string right, ChangeEventArgs change) =>
        _ = change.Value is true ? _form.Rights.Add(right) : _form.Rights.Remove(right);

    private async Task SubmitAsync()
    {
        if (User?.Party is { } party && await SendAsync((client, user) =>
            Signed.DoAsync(client, user, _id.Stream, _version, CommandOf(party))) is not null)
        {
            Navigation.NavigateTo($"/portal/cases/{_id}");
        }
    }

    private CaseCommand CommandOf(PartyId party) => _form switch
    {
        { Before: not null } => new AmendApplication(_form.Build(_asset, party)),
        { OwnMotion: true } => new OpenCancellation(_form.Build(_asset, party), _form.Reason.Trim()),
        _ => new ApplyForRegistration(_form.Build(_asset, party)),
    };
}
