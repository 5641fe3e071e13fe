using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Portal.Components;
using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Ledger.Portal.Cases;

/// <summary>What a user may do to a case as it stands; what is done is signed with the user's own key.</summary>
public sealed partial class CaseActs
{
    private ActInput _input = new();
    private CaseAct? _act;
    private string? _missing;
    private string? _changed;
    private ulong _openedAt;
    private NationalReceiptResource? _receipt;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public Versioned<CaseState> File { get; set; } = null!;

    /// <summary>Its id.</summary>
    [Parameter, EditorRequired]
    public CaseId Id { get; set; }

    /// <summary>What is due in the case.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<DueResource> Dues { get; set; } = [];

    /// <summary>The registry's legal day.</summary>
    [Parameter]
    public DateOnly? Today { get; set; }

    /// <summary>Whom the user acts for today.</summary>
    [Parameter]
    public StandIns StandIns { get; set; } = StandIns.None;

    /// <summary>Told what was accepted.</summary>
    [Parameter]
    public EventCallback<CommandAccepted> OnDone { get; set; }

    /// <summary>What a party is called.</summary>
    [Parameter, EditorRequired]
    public Func<PartyId, string> NameOf { get; set; } = null!;

    private IReadOnlyList<CaseAct> Acts =>
    [
        .. CaseAct.All.Where(act => act.IsAdmitted(File.State, User?.Party) && IsDue(act)
            && (act.Role is { } role ? MayDo(act, role) : File.State.IsApplicant(User?.Party))),
    ];

    private bool MayFileEvidence => Has("clerk") && (File.State.Public is { } filing
        ? filing.Status is PublicStatus.Noticed && filing.Application?.Type is PublicType.First
        : File.State.Status is CaseStatus.Noticed or CaseStatus.Cleared);

    // A correction is the whole application again, on a page of its own.
    private string? Correction => !File.State.IsApplicant(User?.Party) ? null : File.State switch
    {
        { Public.Status: PublicStatus.Returned } => "resubmit",
        { Public: not null } => null,
        { Later: not null } => CaseAdmission.Admits(File.State, new AmendApplication(null!)) ? "amend" : null,
        _ => CaseAdmission.Admits(File.State, new CorrectRegistration(null!)) ? "correct" : null,
    };

    // What follows a registration of public data is an application of its own.
    private bool MayFollow => File.State.IsApplicant(User?.Party) && File.State.Public is
        { Status: PublicStatus.Registered };

    private bool MayFilePublic => File.State.IsApplicant(User?.Party) && File.State.Public is
        { Status: PublicStatus.Announced };

    private IReadOnlyList<FindingInput> Items => _act is not { } act ? []
        : act.Has(ActFields.Findings) ? _input.Findings
        : act.Has(ActFields.PublicFindings | ActFields.Defects, any: true) ? _input.PublicItems
        : [];

    /// <summary>Who accepted and reviewed, told to an approver, who must be somebody else; null for others.</summary>
    private string? FourEyes
    {
        get
        {
            Act?[] before = [File.State.Acceptance, .. File.State.Reviews];
            var accounts = before.OfType<Act>().SelectMany(static act => (AccountName?[])[act.Account, act.For])
                .OfType<AccountName>().Select(static one => one.ToString()).Distinct(StringComparer.Ordinal).ToList();
            return Has("approver") && !File.State.IsFinal && accounts.Count > 0
                ? string.Join(W["list.comma"].Value, accounts)
                : null;
        }
    }

    // A substitute has the acts of an office, not all that its holder may do.
    private bool MayDo(CaseAct act, string role) => User?.Roles.Contains(role) is true
        || (StandIns.Has(role) && Offices.Of(act.Sample) is not null);

    private bool Has(string role) => User?.Roles.Contains(role) is true || StandIns.Has(role);

    // Time has decided something only from a certain day on.
    private bool IsDue(CaseAct act) => act.Sample is not (Tick or TickPublicData) || Dues.Any(due =>
        CivilDate.TryParse(due.TimerFrom, out var from) && from <= Today);

    // Who fills in a form sees that somebody else was faster; a form of which nothing can come any more is closed, and
    // what was typed into it kept.
    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_act is { } act && File.Version != _openedAt)
        {
            _openedAt = File.Version;
            _changed = Acts.Contains(act) ? "act.changed" : "act.gone";
            _act = Acts.Contains(act) ? act : null;
        }
    }

    private string DraftOf(string field) => $"{Id}/{_act?.Name}/{field}";

    private void Open(CaseAct act)
    {
        (_act, _missing, _changed, _openedAt) = (act, null, null, File.Version);
        _input = new ActInput { Day = act.Name is "record-evidence" or "public-assign-code" ? Today : null };
        if (act.Has(ActFields.Own) && User?.Party is { } own)
        {
            _input.Parties.Add(own);
        }

        if (act.Name == "certify")
        {
            _input.Number = 3;
        }

        Forget();
        Refill();
    }

    private void Close()
    {
        (_act, _missing) = (null, null);
        Forget();
    }

    private static string NumberWord(CaseAct act) => act.Name switch
    {
        "public-decide-objection" => "act.decide-objection.number",
        "refuse-inquiry" or "grant-inquiry" or "withdraw-inquiry" => "act.inquiry.number",
        _ => $"act.{act.Name}.number",
    };

    private void Turn(PartyId party, ChangeEventArgs change) =>
        _ = change.Value is true ? _input.Parties.Add(party) : _input.Parties.Remove(party);

    private void Take(ChangeEventArgs change)
    {
        if (change.Value is string { Length: > 0 } template)
        {
            _input.Reason = template;
        }
    }

    private Task HandInAsync(InputFileChangeEventArgs change) => AskAsync(async client =>
    {
        var digests = await client.PutDocumentAsync(Id, await ChosenFile.ReadAsync(change.File));
        _input.Materials.Add(new Material(_input.MaterialKind, change.File.Name, digests));
        _missing = null;
    });

    private async Task SubmitAsync()
    {
        Forget();
        _missing = _act is { } open ? _input.Missing(open) : null;
        if (_act is { } act && _missing is null && await SubmitAsync(
            $"{Id}/{act.Name}/", (client, user) => ActAsync(client, user, act)) is { } accepted)
        {
            (_act, _changed) = (null, null);
            await OnDone.InvokeAsync(accepted);
        }
    }

    private async Task<CommandAccepted?> ActAsync(LedgerClient client, PortalUser user, CaseAct act)
    {
        if (act.Has(ActFields.NationalNotice))
        {
            _receipt = await client.FileNationalNoticeAsync(Id);
            _input.Reference = _receipt.Number;
        }

        return await Signed.DoAsync(client, user, Id.Stream, File.Version, act.Make(_input));
    }

    private Task FileEvidenceAsync()
    {
        Forget();
        return AskAsync(async client => _receipt = await client.FileNationalEvidenceAsync(Id));
    }
}
