using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Assets;

/// <summary>
/// The evidence of an asset for whoever sees its page: the bundle, the trust anchors and the page that verifies the one
/// by the other. All of it is public. It is of what is published: where the newest entry is not, that is said.
/// </summary>
public sealed partial class AssetEvidence
{
    /// <summary>The asset.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    /// <summary>Whether the newest checkpoint has a state of the asset, so that there is a bundle.</summary>
    [Parameter, EditorRequired]
    public bool IsThere { get; set; }

    /// <summary>The asset's newest entry, where no checkpoint has it yet; null where one has.</summary>
    [Parameter]
    public string? Behind { get; set; }

    /// <summary>How many entries the newest checkpoint has.</summary>
    [Parameter]
    public string Published { get; set; } = "";

    /// <summary>The period that was asked for last.</summary>
    [Parameter]
    public EvidencePeriod Period { get; set; } = new(null, null);

    private string Address => $"/v1/assets/{Id}/evidence";
}
