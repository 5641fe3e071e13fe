using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration;
using Ledger.Portal.Components;
using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace Ledger.Portal.Applying;

/// <summary>
/// An application for first registration, filled in by its applicant. Its address names the case to be, so that
/// documents go to it from the start and what was typed comes back after a reload.
/// </summary>
public sealed partial class ApplyPage
{
    /// <summary>The most bytes of a document.</summary>
    internal const long MaxDocument = 64L << 20;


    private const string Script = "./_content/Ledger.Portal/fingerprint.js";

    private readonly ApplicationForm _form = new();
    private Dictionary<string, string> _faults = [];
    private CaseId _id;
    private ulong _version;
    private bool _isCorrection;
    private bool _isGone;
    private bool _isFilledIn;
    private IReadOnlyList<string> _asked = [];
    private Exception? _fault;
    private bool _tried;
    private bool _needsKey;
    private bool _isBusy;
    private bool _isReading;
    private long _read;

    /// <summary>The id of the case to be; a new one where it is missing.</summary>
    [Parameter]
    public string? Id { get; set; }

    [Inject]
    private PortalSession Session { get; set; } = null!;

    [Inject]
    private SigningKey Key { get; set; } = null!;

    [Inject]
    private IJSRuntime Browser { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Title => W[_isCorrection ? "correct.title" : "apply.title"];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _isCorrection = new Uri(Navigation.Uri).AbsolutePath.EndsWith("/correct", StringComparison.Ordinal);
        if (!CaseId.TryParse(Id, out _id))
        {
            _isGone = _isCorrection;
            if (!_isCorrection)
            {
                Navigation.NavigateTo("/portal/apply/" + SignedAct.NewId(), replace: true);
            }
        }
        else if (_isCorrection)
        {
            await TryAsync(TakeCaseAsync);
        }

        _isFilledIn = true;
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // Once what was filed stands in the fields, what was typed since goes over it.
        if (_isFilledIn && RendererInfo.IsInteractive)
        {
            _isFilledIn = false;
            await Key.RestoreDraftsAsync();
        }
    }

    private string DraftOf(string field) => DraftForm + field;

    private string DraftForm => _isCorrection ? $"correct/{_id}/{_version}/" : $"apply/{_id}/";

    private async Task TakeCaseAsync(LedgerClient client)
    {
        var (file, events) = (client.FindCaseAsync(_id), client.ListCaseEventsAsync(_id));
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

    // As typed, once there is something typed or the whole was tried.
    private string? FaultOf(string field)
    {
        _faults = _form.Faults();
        return _faults.TryGetValue(field, out var word) && (_tried || IsBegun(field)) ? W[word].Value : null;
    }

    private bool IsBegun(string field) => field switch
    {
        "name" => _form.Name.Length > 0,
        "overview" => _form.Overview.Length > 0,
        "industry" => _form.Industry.Length > 0,
        "divisions" => true,
        "until" => true,
        _ => false,
    };

    private void Turn(RightKind right, ChangeEventArgs change) =>
        _ = change.Value is true ? _form.Rights.Add(right) : _form.Rights.Remove(right);

    private async Task FingerprintAsync()
    {
        (_isReading, _read, _form.Content) = (true, 0, null);
        await TryAsync(async client =>
        {
            var fingerprint = new BrowserFingerprint(read =>
            {
                _read = read;
                return InvokeAsync(StateHasChanged);
            });
            using var page = DotNetObjectReference.Create(fingerprint);
            await using var script = await Browser.InvokeAsync<IJSObjectReference>("import", Script);
            var bytes = await script.InvokeAsync<long>("fingerprint", CancellationToken.None, "data-files", page);
            var (manifest, list) = fingerprint.Finish();
            if (list.Length > 0)
            {
                await client.PutContentAsync(list);
            }

            (_form.Content, _form.Bytes) = (await client.PutContentAsync(manifest), (ulong)bytes);
        });
        _isReading = false;
    }

    private Task HandInAsync(MaterialKind kind, InputFileChangeEventArgs change) => TryAsync(async client =>
    {
        await using var stream = change.File.OpenReadStream(MaxDocument);
        using var document = new MemoryStream();
        await stream.CopyToAsync(document);
        var digests = await client.PutDocumentAsync(_id, document.ToArray());
        _form.Materials[kind] = new Material(kind, change.File.Name, digests);
    });

    private async Task SubmitAsync()
    {
        (_tried, _faults, _needsKey) = (true, _form.Faults(), false);
        if (_faults.Count > 0 || _isBusy || await Session.FindUserAsync() is not { Party: { } party } user)
        {
            return;
        }

        _isBusy = true;
        await TryAsync(async client =>
        {
            CaseCommand command = _isCorrection
                ? new CorrectRegistration(_form.Correct(party))
                : new FileRegistration(_form.Build(AssetId.Parse(SignedAct.NewId()), party));
            var draft = await client.DraftAsync(_id.Stream, _version, SignedAct.NewCommandId(), command);
            var signed = await Key.SignAsync(UnsignedCommand.Of(draft, party), user.Name);
            _needsKey = signed is null;
            if (signed is not null)
            {
                await client.SubmitAsync(signed);
                await Key.ForgetDraftsAsync(DraftForm);
                Navigation.NavigateTo($"/portal/cases/{_id}");
            }
        });
        _isBusy = false;
    }

    private async Task TryAsync(Func<LedgerClient, Task> act)
    {
        _fault = null;
        try
        {
            using var client = await Session.ClientAsync();
            await act(client);
        }
        catch (Exception fault) when (ProblemView.Shows(fault))
        {
            _fault = fault;
        }
        catch (Exception fault) when (fault is ArgumentException or IOException)
        {
            // Files that make no manifest, or a document that is too large: said as what it is.
            _fault = new InvalidDataException(fault.Message, fault);
        }
    }
}
