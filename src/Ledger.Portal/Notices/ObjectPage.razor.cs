using System.Globalization;
using System.Text;
using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Evidence.Entries;
using Ledger.Portal.Applying;
using Ledger.Portal.Components;
using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Ledger.Portal.Notices;

/// <summary>An objection to what is on public notice, by anybody who is registered here.</summary>
public sealed partial class ObjectPage
{
    // Whoever objects may not see the case, only its notice: its version since then is found by trying.
    private const int MaxLater = 12;

    private readonly List<Material> _materials = [];
    private CaseId _id;
    private NoticeResource? _notice;
    private CommandAccepted? _filed;
    private Exception? _fault;
    private string _grounds = "";
    private string? _missing;
    private bool _isMissing;
    private bool _needsKey;
    private bool _isBusy;

    /// <summary>The case's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private PortalSession Session { get; set; } = null!;

    [Inject]
    private SigningKey Key { get; set; } = null!;

    [Inject]
    private SignedAct Signed { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _isMissing = !CaseId.TryParse(Id, out _id);
        if (!_isMissing)
        {
            await TryAsync(async client =>
            {
                _notice = await client.FindNoticeAsync(_id);
                _isMissing = _notice is null;
            });
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Key.RestoreDraftsAsync();
        }
    }

    private Task HandInAsync(InputFileChangeEventArgs change) => TryAsync(async client =>
    {
        _missing = null;
        await using var stream = change.File.OpenReadStream(ApplyPage.MaxDocument);
        using var document = new MemoryStream();
        await stream.CopyToAsync(document);
        var digests = await client.PutDocumentAsync(_id, document.ToArray());
        _materials.Add(new Material(MaterialKind.ObjectionEvidence, change.File.Name, digests));
    });

    private async Task SubmitAsync()
    {
        (_needsKey, _missing) = (false, string.IsNullOrWhiteSpace(_grounds) ? "missing.reason"
            : _materials.Count == 0 ? "missing.materials"
            : null);
        if (_missing is not null || _isBusy || _notice is not { } notice
            || await Session.FindUserAsync() is not { } user)
        {
            return;
        }

        _isBusy = true;
        await TryAsync(async client =>
        {
            _filed = await ObjectAsync(client, user, notice);
            _needsKey = _filed is null;
            if (_filed is not null)
            {
                await Key.ForgetDraftsAsync($"object/{Id}/");
            }
        });
        _isBusy = false;
    }

    private async Task<CommandAccepted?> ObjectAsync(LedgerClient client, PortalUser user, NoticeResource notice)
    {
        CaseCommand command = notice.Regime == "M26"
            ? new ObjectToPublicData(_grounds.Trim(), [.. _materials])
            : new ObjectToRegistration(_grounds.Trim(), [.. _materials]);
        var version = await VersionAtAsync(client, notice);
        for (var later = 0; ; later++)
        {
            try
            {
                return await Signed.DoAsync(client, user, _id.Stream, version + (ulong)later, command);
            }
            catch (LedgerProblemException stale) when (stale.Code == "stale-version" && later < MaxLater)
            {
                // Something happened in the case since.
            }
        }
    }

    // The notice's entry says to everybody which version the case had then.
    private async Task<ulong> VersionAtAsync(LedgerClient client, NoticeResource notice)
    {
        var index = ulong.Parse(notice.Index, CultureInfo.InvariantCulture);
        return await client.FindEntryAsync(index) is { } entry
            && EntryLeaf.TryRead(Encoding.UTF8.GetBytes(entry.Leaf), out var leaf, out _)
                ? leaf.Writes.Single(write => write.Stream == _id.Stream).Version
                : throw new InvalidDataException($"Entry {notice.Index} of the notice cannot be read.");
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
        catch (IOException fault)
        {
            // A document that is too large: said as what it is.
            _fault = new InvalidDataException(fault.Message, fault);
        }
    }
}
