using System.Security.Cryptography;
using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Registration;
using Ledger.Portal.Components;
using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;

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

    [Inject]
    private PortalSession Session { get; set; } = null!;

    [Inject]
    private SigningKey Key { get; set; } = null!;

    private IReadOnlyList<CaseAct> Acts =>
    [
        .. CaseAct.All.Where(act => CaseAdmission.Admits(File.State, act.Sample)
            && File.State.Public is null && IsDue(act)
            && (act.Role is { } role ? User.Roles.Contains(role) : File.State.IsApplicant(User.Party))),
    ];

    private bool MayFileEvidence => User.Roles.Contains("clerk") && File.State.Public is null
        && File.State.Status is CaseStatus.Noticed or CaseStatus.Cleared;

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
        (_act, _input, _isNewForm) = (act, new ActInput { Day = act.Name == "record-evidence" ? Today : null }, true);
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

    private void Take(ChangeEventArgs change)
    {
        if (change.Value is string { Length: > 0 } template)
        {
            _input.Reason = template;
        }
    }

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
                    _act = null;
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

        var commandId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var draft = await client.DraftAsync(Id.Stream, File.Version, commandId, act.Make(_input));
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
    }
}
