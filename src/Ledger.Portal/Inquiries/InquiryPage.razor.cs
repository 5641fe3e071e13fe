using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration.Inquiries;
using Ledger.Portal.Applying;
using Ledger.Portal.Components;
using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Ledger.Portal.Inquiries;

/// <summary>
/// An inquiry into the materials of a registration, by anybody who is registered here, and what was opened by one
/// (数据产权登记工作指引（试行） article 30).
/// </summary>
public sealed partial class InquiryPage
{
    private const int MaxPurpose = 1000;
    private const int MaxMaterials = 16;

    private readonly MaterialSet _materials = new();
    private RegistrationResource? _registration;
    private IReadOnlyList<MaterialResource> _opened = [];
    private CaseId _case;
    private CommandAccepted? _filed;
    private InquiryCapacity _capacity = InquiryCapacity.InterestedParty;
    private string _purpose = "";
    private string _letter = "";
    private bool _isMissing;

    /// <summary>The certificate's number, or the code of public data.</summary>
    [Parameter]
    public string Code { get; set; } = "";

    private protected override string Drafts => $"inquiry/{_case}/";

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        await AskAsync(FindAsync);
        Refill();
    }

    private protected override FormChecks Check() => new(
        new("purpose", DescriptionForm.IsNoText(_purpose, MaxPurpose), "fault.purpose", _purpose.Length > 0),
        new("letter", _capacity is InquiryCapacity.StateOrgan && _letter.Trim().Length is 0, "fault.letter"),
        new("interest", _capacity is InquiryCapacity.InterestedParty && _materials.Now.Count is 0, "fault.interest"),
        new("interest", _materials.Now.Count > MaxMaterials, "fault.too-many", true));

    // The entry that registered it says which case it was.
    private async Task FindAsync(LedgerClient client)
    {
        var found = await client.FindRegistrationAsync(Code.Trim());
        _isMissing = found is null || !(await SignedAct.WritesAsync(client, found.Index))
            .Any(write => write.Stream.TryGetCase(out _case));
        _registration = _isMissing ? null : found;
        if (!_isMissing)
        {
            _opened = await OpenedAsync(client);
        }
    }

    private async Task<IReadOnlyList<MaterialResource>> OpenedAsync(LedgerClient client)
    {
        try
        {
            return await client.ListMaterialsAsync(_case);
        }
        catch (LedgerProblemException closed) when (closed.Status == 404)
        {
            return [];
        }
    }

    private Task HandInAsync(InputFileChangeEventArgs change) => AskAsync(async client => _materials.Put(
        MaterialKind.Other, change.File.Name,
        await client.PutDocumentAsync(_case, await ChosenFile.ReadAsync(change.File))));

    private async Task SubmitAsync() => _filed = _registration is { } registration
        ? await SendAsync((client, user) => Signed.DoAfterAsync(
            client, user, _case.Stream, registration.Index, new FileInquiry(new InquiryContent(
                _capacity, _purpose.Trim(), _letter.Trim() is { Length: > 0 } letter ? letter : null,
                [.. _materials.Now]))))
        : null;
}
