using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Parties;
using Ledger.Portal.Applying;
using Ledger.Portal.Components;
using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Ledger.Portal.Organisations;

/// <summary>
/// The way back of an organisation whose administrators are gone: a reviewer proposes one at its written request, an
/// approver confirms it after the days of waiting, and an administrator who is left may decline it until then.
/// </summary>
public sealed partial class RestorationPage
{
    private const int LongestReason = 1000;

    private static readonly string[] s_readers = ["clerk", "reviewer", "approver", "auditor"];

    private PartyId _id;
    private Versioned<PartyState>? _party;
    private CommandAccepted? _done;
    private DateOnly? _today;
    private bool _isMissing;
    private int? _declined;
    private string _account = "";
    private string _key = "";
    private string _reason = "";
    private CaseId _file;
    private DigestPair? _request;

    /// <summary>The organisation's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    private protected override string Drafts => $"restoration/{Id}/{_declined}/";

    private bool IsOwn => User?.Party == _id;

    private bool IsApprover => !IsOwn && User?.Roles.Contains(WireName.Of(Role.Approver)) is true;

    // Of the registrar's people whoever reads cases; to the others the request is not there.
    private bool MayReadRequest => User?.Roles.Any(s_readers.Contains) is true;

    private bool MayPropose => !IsOwn && User?.Roles.Contains(WireName.Of(Role.Reviewer)) is true
        && _party is { State: { EndedOn: null, Organisation: not null } state }
        && !state.Restorations.Any(Stands);

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        _isMissing = !PartyId.TryParse(Id, out _id);
        if (!_isMissing)
        {
            _today = await FindTodayAsync();
            await AskAsync(FindAsync);
            CloseUnlessFault();
        }
    }

    private protected override FormChecks Check()
    {
        FormCheck reason = new(
            "reason", DescriptionForm.IsNoText(_reason, LongestReason), "missing.reason", _reason.Length > 0);
        return _declined is not null ? new(reason) : new(
            new("account", !AccountName.TryParse(_account.Trim(), out _), "fault.account", _account.Length > 0),
            new("key", _key.Trim().Length > 0 && !AuthorKey.TryParse(_key.Trim(), out _), "fault.key", true),
            new("request", _request is null, "missing.request"),
            reason);
    }

    private async Task FindAsync(LedgerClient client)
    {
        var found = await client.FindPartyAsync(_id);
        _party = found?.State.Kind is null ? null : found;
        _isMissing = _party is null;
    }

    // While the registry's day is not known, what was proposed is taken to stand.
    private bool Stands(Restoration known) => known.Stands(WorkdayCalendar.China, _today ?? DateOnly.MinValue);

    private RestorationStatus StatusOf(Restoration known) =>
        known.Status is RestorationStatus.Proposed && !Stands(known) ? RestorationStatus.Lapsed : known.Status;

    private string UntilOf(Restoration known) => known.WaitsUntil(WorkdayCalendar.China).TryGet(out var day)
        ? CivilDate.Format(day)
        : Words["due.undeterminable"].Value;

    // Beyond the calendar that is known here the registry may know more: it says whether it is too early.
    private bool MayConfirm(Restoration known) => Stands(known) && IsApprover
        && known.Proposed.Account.ToString() != User?.Name
        && (!known.WaitsUntil(WorkdayCalendar.China).TryGet(out var last) || last < _today);

    private bool MayDecline(Restoration known) => known.Status is RestorationStatus.Proposed
        && (IsApprover || (IsOwn && AccountName.TryParse(User?.Name, out var account) && _today is { } today
            && _party?.State.MemberOn(account, today)?.Roles.Contains(MemberRole.Administrator) is true));

    private void Open(int number)
    {
        Close();
        _declined = number;
        Refill();
    }

    // The request is kept under an id of its own, whatever becomes of the proposal.
    private void Close()
    {
        Forget();
        (_declined, _account, _key, _reason, _request) = (null, "", "", "", null);
        _file = CaseId.Parse(SignedAct.NewId());
        Refill();
    }

    private void CloseUnlessFault()
    {
        if (Fault is null)
        {
            Close();
        }
    }

    private Task HandInAsync(InputFileChangeEventArgs change) => AskAsync(async client =>
        _request = await client.PutDocumentAsync(_file, await ChosenFile.ReadAsync(change.File)));

    private async Task ProposeAsync() => await ShowAsync(_party is not { } known ? null : await SendAsync(
        (client, user) => Signed.DoAsync(client, user, _id.Stream, known.Version, new ProposeRestoration(
            AccountName.Parse(_account.Trim()), AuthorKey.TryParse(_key.Trim(), out var key) ? key : null, _file,
            _request!.Value, _reason.Trim()))));

    private async Task DeclineAsync() => await ShowAsync(
        _party is not { } known || _declined is not { } number ? null : await SendAsync((client, user) =>
            Signed.DoAsync(
                client, user, _id.Stream, known.Version, new DeclineRestoration(number, _reason.Trim()))));

    private async Task ConfirmAsync(int number) => await ShowAsync(
        _party is not { } known ? null : await SubmitAsync($"restoration/{Id}/confirm/", (client, user) =>
            Signed.DoAsync(client, user, _id.Stream, known.Version, new ConfirmRestoration(number))));

    private async Task ShowAsync(CommandAccepted? accepted)
    {
        if (accepted is not null)
        {
            _done = accepted;
            await AskAsync(FindAsync);
            CloseUnlessFault();
        }
    }
}
