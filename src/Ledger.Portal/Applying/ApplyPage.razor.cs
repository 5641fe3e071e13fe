using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration;
using Ledger.Portal.Components;
using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Applying;

/// <summary>
/// An application for first registration, filled in by its applicant. Its address names the case to be, so that
/// documents go to it from the start and what was typed comes back after a reload.
/// </summary>
public partial class ApplyPage
{
    private readonly ApplicationForm _form = new();
    private CaseId _id;
    private ulong _version;
    private bool _isGone;
    private bool _isMissing;
    private bool _isReading;
    private IReadOnlyList<string> _asked = [];

    /// <summary>The id of the case to be; a new one where it is missing.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>Whether a case that is there is corrected.</summary>
    private protected virtual bool IsCorrection => false;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Title => W[IsCorrection ? "correct.title" : "apply.title"];

    private protected override string Drafts => IsCorrection ? $"correct/{_id}/{_version}/" : $"apply/{_id}/";

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        if (!CaseId.TryParse(Id, out _id))
        {
            _isGone = _isMissing = IsCorrection;
            if (!IsCorrection)
            {
                Navigation.NavigateTo("/portal/apply/" + SignedAct.NewId(), replace: true);
            }
        }
        else if (IsCorrection)
        {
            await AskAsync(TakeCaseAsync);
        }

        // Once what was filed stands in the fields, what was typed since goes over it.
        Refill();
    }

    private protected override FormChecks Check() => _form.Check();

    private async Task TakeCaseAsync(LedgerClient client)
    {
        var (file, events) = (client.FindCaseAsync(_id), client.ListCaseEventsAsync(_id));
        _isMissing = await file is null;
        _isGone = await file is not { State: { Application: { } application } state } found
            || !CaseAdmission.Admits(state, new CorrectRegistration(application));
        if (!_isGone)
        {
            _version = (await file)!.Version;
            _form.Take((await file)!.State.Application!);
            _asked = [.. (await events ?? []).Select(static told => told.Event).OfType<CorrectionRequested>()
                .LastOrDefault()?.Items ?? []];
        }
    }

    private void Turn(RightKind right, ChangeEventArgs change) =>
        _ = change.Value is true ? _form.Rights.Add(right) : _form.Rights.Remove(right);

    private void Take((DigestPair Content, ulong Bytes)? taken) =>
        (_form.Content, _form.Bytes) = (taken?.Content, taken?.Bytes ?? 0);

    private async Task SubmitAsync()
    {
        if (User?.Party is { } party && await SendAsync((client, user) =>
            Signed.DoAsync(client, user, _id.Stream, _version, CommandOf(party))) is not null)
        {
            Navigation.NavigateTo($"/portal/cases/{_id}");
        }
    }

    private CaseCommand CommandOf(PartyId party) => IsCorrection
        ? new CorrectRegistration(_form.Correct(party))
        : new FileRegistration(_form.Build(AssetId.Parse(SignedAct.NewId()), party));
}
