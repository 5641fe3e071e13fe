using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Assets;

/// <summary>
/// The evidence of an asset for whoever sees its page: the bundle, the trust anchors and the page that verifies the one
/// by the other. All of it is public.
/// </summary>
public sealed partial class AssetEvidence
{
    /// <summary>The asset.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    private string Address => $"/v1/assets/{Id}/evidence";
}
