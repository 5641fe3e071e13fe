using System.Security.Cryptography;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Orders;
using Ledger.Portal.Components;
using Ledger.Portal.Sessions;
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

    /// <summary>The id of the order to be; a new one where it is missing.</summary>
    [Parameter]
    public string? Id { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (!OrderId.TryParse(Id, out _id))
        {
            Navigation.NavigateTo("/portal/orders/new/" + SignedAct.NewId(), replace: true);
        }

        Refill();
    }

    private protected override string Drafts => $"order/{_id}/";

    private protected override FormChecks Check() => _form.Check();

    private void Turn(DisclosureMatter matter, ChangeEventArgs change) =>
        _ = change.Value is true ? _form.Matters.Add(matter) : _form.Matters.Remove(matter);

    private Task TakeDocumentAsync(InputFileChangeEventArgs change) => AskAsync(async _ =>
        _form.Document = DigestPair.Of(await ChosenFile.ReadAsync(change.File)));

    private Task TakeApprovalAsync(InputFileChangeEventArgs change) => AskAsync(async _ =>
        _form.ApprovalDocument = DigestPair.Of(await ChosenFile.ReadAsync(change.File)));

    private async Task SubmitAsync()
    {
        var secret = _form.WithReference ? RandomNumberGenerator.GetBytes(Digest.Size) : null;
        _filed = await SendAsync((client, user) => Signed.DoAsync(client, user, _id.Stream, 0, new FileOrder(
            _form.Build(secret is null ? null : DigestAlgorithm.Sha256.Hash(secret)))));
        _secret = _filed is null || secret is null ? null : Convert.ToHexStringLower(secret);
        if (_filed is not null && _secret is null)
        {
            Navigation.NavigateTo($"/portal/orders/{_id}");
        }
    }
}
