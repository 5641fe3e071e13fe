using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Portal.Applying;
using Ledger.Portal.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Ledger.Portal.Notices;

/// <summary>An objection to what is on public notice, by anybody who is registered here.</summary>
public sealed partial class ObjectPage
{
    private readonly MaterialSet _materials = new();
    private CaseId _id;
    private NoticeResource? _notice;
    private CommandAccepted? _filed;
    private string _grounds = "";
    private bool _isMissing;

    /// <summary>The case's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    private protected override string Drafts => $"object/{Id}/";

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        Refill();
        _isMissing = !CaseId.TryParse(Id, out _id);
        if (!_isMissing)
        {
            await AskAsync(async client =>
            {
                _notice = await client.FindNoticeAsync(_id);
                _isMissing = _notice is null;
            });
        }
    }

    private protected override FormChecks Check() => new(
        new("grounds", DescriptionForm.IsNoText(_grounds, 1000), "missing.reason", _grounds.Length > 0),
        new("evidence", _materials.Now.Count == 0, "missing.materials"));

    private Task HandInAsync(InputFileChangeEventArgs change) => AskAsync(async client => _materials.Put(
        MaterialKind.ObjectionEvidence, change.File.Name,
        await client.PutDocumentAsync(_id, await ChosenFile.ReadAsync(change.File))));

    private async Task SubmitAsync() => _filed = _notice is { } notice
        ? await SendAsync((client, user) => Signed.DoAfterAsync(
            client, user, _id.Stream, notice.Index, CommandOn(notice)))
        : null;

    private CaseCommand CommandOn(NoticeResource notice) => notice.Regime == "M26"
        ? new ObjectToPublicData(_grounds.Trim(), [.. _materials.Now])
        : new ObjectToRegistration(_grounds.Trim(), [.. _materials.Now]);
}
