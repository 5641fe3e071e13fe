using Ledger.Domain;
using Ledger.Domain.PublicData;
using Ledger.Portal.Components;
using Ledger.Portal.Sessions;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Applying.Public;

/// <summary>
/// That authorised operation of public data began; the first registration is then applied for in time.
/// </summary>
public sealed partial class AnnouncePage
{
    private const int MaxName = 200;

    private CaseId _id;
    private string _name = "";
    private DateOnly? _on;

    /// <summary>The id of the case to be; a new one where it is missing.</summary>
    [Parameter]
    public string? Id { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private protected override string Drafts => $"announce/{_id}/";

    /// <inheritdoc/>
    protected override Task LoadAsync()
    {
        if (!CaseId.TryParse(Id, out _id))
        {
            Navigation.NavigateTo("/portal/public/announce/" + SignedAct.NewId(), replace: true);
        }

        Refill();
        return Task.CompletedTask;
    }

    private protected override FormChecks Check() => new(
        new("name", DescriptionForm.IsNoText(_name, MaxName), "fault.public-name", _name.Length > 0),
        new("on", _on is null, "missing.day"));

    private async Task SubmitAsync()
    {
        if (User?.Party is { } party && await SendAsync((client, user) => Signed.DoAsync(
            client, user, _id.Stream, 0,
            new AnnounceOperation(new PublicAnnouncement([party], _name.Trim(), _on!.Value)))) is not null)
        {
            Navigation.NavigateTo($"/portal/cases/{_id}");
        }
    }
}
