using System.Security.Cryptography;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Orders;
using Ledger.Portal.Applying;
using Ledger.Portal.Components;
using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Ledger.Portal.Orders;

/// <summary>
/// An order, filed by the authority's own account or by a clerk who holds it on paper. Its address names the order to
/// be, so that what was typed comes back after a reload.
/// </summary>
public sealed partial class NewOrderPage
{
    private readonly OrderForm _form = new();
    private OrderId _id;
    private CommandAccepted? _filed;
    private string? _secret;
    private Exception? _fault;
    private bool _tried;
    private bool _needsKey;
    private bool _isBusy;

    /// <summary>The id of the order to be; a new one where it is missing.</summary>
    [Parameter]
    public string? Id { get; set; }

    [Inject]
    private PortalSession Session { get; set; } = null!;

    [Inject]
    private SigningKey Key { get; set; } = null!;

    [Inject]
    private SignedAct Signed { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (!OrderId.TryParse(Id, out _id))
        {
            Navigation.NavigateTo("/portal/orders/new/" + SignedAct.NewId(), replace: true);
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

    private string DraftOf(string field) => $"order/{_id}/{field}";

    private string? FaultOf(string field) =>
        _tried && _form.Faults().TryGetValue(field, out var word) ? W[word].Value : null;

    private void Turn(DisclosureMatter matter, ChangeEventArgs change) =>
        _ = change.Value is true ? _form.Matters.Add(matter) : _form.Matters.Remove(matter);

    private async Task TakeDocumentAsync(InputFileChangeEventArgs change) => _form.Document = await ReadAsync(change);

    private async Task TakeApprovalAsync(InputFileChangeEventArgs change) =>
        _form.ApprovalDocument = await ReadAsync(change);

    private async Task<DigestPair?> ReadAsync(InputFileChangeEventArgs change)
    {
        DigestPair? digests = null;
        await TryAsync(async _ =>
        {
            await using var stream = change.File.OpenReadStream(ApplyPage.MaxDocument);
            using var document = new MemoryStream();
            await stream.CopyToAsync(document);
            digests = DigestPair.Of(document.ToArray());
        });
        return digests;
    }

    private async Task SubmitAsync()
    {
        (_tried, _needsKey) = (true, false);
        if (_form.Faults().Count > 0 || _isBusy || await Session.FindUserAsync() is not { } user)
        {
            return;
        }

        _isBusy = true;
        await TryAsync(async client =>
        {
            var secret = _form.WithReference ? RandomNumberGenerator.GetBytes(Digest.Size) : null;
            var content = _form.Build(secret is null ? null : DigestAlgorithm.Sha256.Hash(secret));
            _filed = await Signed.DoAsync(client, user, _id.Stream, 0, new FileOrder(content));
            _needsKey = _filed is null;
            if (_filed is not null)
            {
                await Key.ForgetDraftsAsync($"order/{_id}/");
                _secret = secret is null ? null : Convert.ToHexStringLower(secret);
                if (_secret is null)
                {
                    Navigation.NavigateTo($"/portal/orders/{_id}");
                }
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
        catch (IOException fault)
        {
            // A document that is too large: said as what it is.
            _fault = new InvalidDataException(fault.Message, fault);
        }
    }
}
