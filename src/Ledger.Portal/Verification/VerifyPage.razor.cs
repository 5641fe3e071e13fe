using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Verification;

/// <summary>
/// Where everybody verifies: a certificate by its number, a bundle by its file. The file is read by the second
/// verifier, which runs in a frame of its own without the portal's origin, and never sent.
/// </summary>
public sealed partial class VerifyPage
{
    /// <summary>The number that is looked up; null while nobody did.</summary>
    [SupplyParameterFromQuery]
    public string? Number { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (Number?.Trim() is { Length: > 0 } number)
        {
            Navigation.NavigateTo("/portal/register/" + Uri.EscapeDataString(number.ToUpperInvariant()));
        }
    }
}
