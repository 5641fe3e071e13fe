using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Portal.Applying;
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
    private bool _needsKey;
    private bool _isBusy;
    private bool _isNewForm;
    private string? _changed;
    private ulong _openedAt;
    private Exception? _fault;
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

    /// <summary>Told what was accepted.</summary>
    [Parameter]
    public EventCallback<CommandAccepted> OnDone { get; set; }

    /// <summary>Who looks at it.</summary>
    [Parameter, EditorRequired]
    public PortalUser User { get; set; } = null!;

    /// <summary>What a party is called.</summary>
    [Parameter, EditorRequired]
    public Func<PartyId, string> NameOf { get; set; } = null!;

    [Inject]
    private PortalSession Session { get; set; } = null!;

    [Inject]
    private SigningKey Key { get; set; } = null!;

    private IReadOnlyList<CaseAct> Acts =>
    [
        .. CaseAct.All.Where(act => act.IsAdmitted(File.State) && IsDue(act)
            && (act.Role is { } role ? User.Roles.Contains(role) : File.State.IsApplicant(User.Party))),
    ];

    private bool MayFileEvidence => User.Roles.Contains("clerk") && (File.State.Public is { } filing
        ? filing.Status is PublicStatus.Noticed && filing.Application?.Type is PublicType.First
        : File.State.Status is CaseStatus.Noticed or CaseStatus.Cleared);

    // A correction is the whole application again, on a page of its own.
    private bool MayCorrect => File.State.IsApplicant(User.Party) && File.State.Public is null
        && CaseAdmission.Admits(File.State, new CorrectRegistration(null!)) && File.State.Application is not null;

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
            var accounts = before.OfType<Act>().Select(static act => act.Account.ToString())
                .Distinct(StringComparer.Ordinal).ToList();
            return User.Roles.Contains("approver") && !File.State.IsFinal && accounts.Count > 0
                ? string.Join('、', accounts)
                : null;
        }
    }

    // Time has decided something only from a certain day on.
    private bool IsDue(CaseAct act) => act.Sample is not Tick || Dues.Any(due =>
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

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isNewForm)
        {
            _isNewForm = false;
            await Key.RestoreDraftsAsync();
        }
    }

    private string DraftOf(string field) => $"{Id}/{_act?.Name}/{field}";

    private void Open(CaseAct act)
    {
        (_act, _isNewForm, _changed, _openedAt) = (act, true, null, File.Version);
        _input = new ActInput { Day = act.Name is "record-evidence" or "public-assign-code" ? Today : null };
        if (act.Name == "certify")
        {
            _input.Number = 3;
        }

        Forget();
    }

    private void Close()
    {
        _act = null;
        Forget();
    }

    private void Forget() => (_missing, _needsKey, _fault) = (null, false, null);

    private static string NumberWord(CaseAct act) => act.Name switch
    {
        "public-decide-objection" => "act.decide-objection.number",
        "refuse-inquiry" or "grant-inquiry" => "act.inquiry.number",
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

    private Task HandInAsync(InputFileChangeEventArgs change) => TryAsync(async client =>
    {
        Forget();
        await using var stream = change.File.OpenReadStream(ApplyPage.MaxDocument);
        using var document = new MemoryStream();
        await stream.CopyToAsync(document);
        var digests = await client.PutDocumentAsync(Id, document.ToArray());
        _input.Materials.Add(new Material(_input.MaterialKind, change.File.Name, digests));
    });

    private async Task SubmitAsync()
    {
        Forget();
        if (_act is not { } act || User.Party is not { } party || _isBusy)
        {
            return;
        }

        _missing = _input.Missing(act);
        if (_missing is null)
        {
            _isBusy = true;
            await TryAsync(async client =>
            {
                if (await ActAsync(client, act, party) is { } accepted)
                {
                    await Key.ForgetDraftsAsync($"{Id}/{act.Name}/");
                    (_act, _changed) = (null, null);
                    await OnDone.InvokeAsync(accepted);
                }
            });
            _isBusy = false;
        }
    }

    private async Task<CommandAccepted?> ActAsync(LedgerClient client, CaseAct act, PartyId party)
    {
        if (act.Has(ActFields.NationalNotice))
        {
            _receipt = await client.FileNationalNoticeAsync(Id);
            _input.Reference = _receipt.Number;
        }

        var draft = await client.DraftAsync(
            Id.Stream, File.Version, SignedAct.NewCommandId(), act.Make(_input));
        var signed = await Key.SignAsync(UnsignedCommand.Of(draft, party), User.Name);
        _needsKey = signed is null;
        return signed is null ? null : await client.SubmitAsync(signed);
    }

    private async Task FileEvidenceAsync()
    {
        Forget();
        await TryAsync(async client => _receipt = await client.FileNationalEvidenceAsync(Id));
    }

    private async Task TryAsync(Func<LedgerClient, Task> act)
    {
        try
        {
            using var client = await Session.ClientAsync();
            await act(client);
        }
        catch (Exception fault) when (ProblemView.Shows(fault))
        {
            _fault = fault;
        }
        catch (IOException fault)
        {
            // A document that is too large: said as what it is.
            _fault = new InvalidDataException(fault.Message, fault);
        }
    }
}
