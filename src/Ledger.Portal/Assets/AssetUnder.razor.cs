using Ledger.Domain;
using Ledger.Domain.Assets;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Assets;

/// <summary>What hangs under the rights of an asset: certificates, pledges, remarks, objections.</summary>
public sealed partial class AssetUnder
{
    /// <summary>The asset's state.</summary>
    [Parameter, EditorRequired]
    public AssetState View { get; set; } = null!;

    /// <summary>What a party is called.</summary>
    [Parameter, EditorRequired]
    public Func<PartyId, string> Names { get; set; } = null!;
}
