using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Portal.Components;
using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Applying.Public;

/// <summary>
/// An application for the registration of public data under the interim measures: a first one, what follows one, or one
/// that was returned and is submitted anew.
/// </summary>
public partial class PublicApplyPage
{
    private readonly PublicForm _form = new();
    private IReadOnlyList<PublicDefect> _defects = [];
    private AssetId _asset = AssetId.Parse(SignedAct.NewId());
    private CaseId _id;
    private ulong _version;
    private bool _isGone;
    private bool _isMissing;
    private bool _isReading;

    /// <summary>The id of the case to be; a new one where it is missing.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>The case of the first registration that this one follows; null for a first one.</summary>
    [Parameter]
    public string? Original { get; set; }

    /// <summary>Whether a returned case is handed in again.</summary>
    private protected virtual bool IsReturned => false;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Title => W[_form.Before is not null ? "public.title.resubmit"
        : _form.Original is not null ? "public.title.later" : "public.title"];

    private protected override string Drafts => $"public/{_id}/{_version}/";

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var isNew = !CaseId.TryParse(Id, out _id);
        if ((isNew && IsReturned) || (!CaseId.TryParse(Original, out var original) && Original is not null))
        {
            _isGone = _isMissing = true;
        }
        else if (isNew)
        {
            var to = Original is null ? "/portal/public/apply/" : $"/portal/public/later/{Original}/";
            Navigation.NavigateTo(to + SignedAct.NewId(), replace: true);
        }
        else if (Original is not null)
        {
            await AskAsync(client => TakeOriginalAsync(client, original));
        }
        else if (IsReturned)
        {
            await AskAsync(TakeReturnedAsync);
        }
        else
        {
            await AskAsync(TakeAnnouncedAsync);
        }

        Refill();
    }

    private protected override FormChecks Check() => _form.Check();

    private async Task TakeOriginalAsync(LedgerClient client, CaseId original)
    {
        var file = await client.FindCaseAsync(original);
        var found = file?.State.Public;
        _isMissing = file is null;
        _isGone = found?.Status is not PublicStatus.Registered;
        if (found is { Registration: { } registered, Application: { } application })
        {
            (_form.Original, _form.Type, _asset) = (original, PublicType.Change, application.Asset);
            _form.Take(registered.Record);
        }
    }

    private async Task TakeReturnedAsync(LedgerClient client)
    {
        var file = await client.FindCaseAsync(_id);
        _isMissing = file is null;
        _isGone = file?.State.Public is not { Status: PublicStatus.Returned };
        if (!_isGone && file!.State.Public is { Application: { } before } returned)
        {
            (_version, _defects) = (file.Version, returned.Defects);
            _form.Take(before);
        }
    }

    // What was announced is applied for in the same case.
    private async Task TakeAnnouncedAsync(LedgerClient client)
    {
        if (await client.FindCaseAsync(_id) is { State.Public: { Announcement: { } announced } state } file)
        {
            (_version, _isGone) = (file.Version, state.Status is not PublicStatus.Announced);
            (_form.Name, _form.OperationFrom) = (announced.Name, announced.On);
        }
    }

    private void Take((DigestPair Content, ulong Bytes)? taken) =>
        (_form.Content, _form.Bytes) = (taken?.Content, taken?.Bytes);

    private async Task SubmitAsync()
    {
        if (User?.Party is { } party && await SendAsync((client, user) =>
            Signed.DoAsync(client, user, _id.Stream, _version, CommandOf(party))) is not null)
        {
            Navigation.NavigateTo($"/portal/cases/{_id}");
        }
    }

    private CaseCommand CommandOf(PartyId party) => _form.Before is null
        ? new FilePublicData(_form.Build(_asset, party))
        : new ResubmitPublicData(_form.Build(_asset, party));
}
