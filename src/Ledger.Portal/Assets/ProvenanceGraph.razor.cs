using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Portal.Components;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Assets;

/// <summary>
/// Where an asset comes from and what came of it: drawn, with every link leading to the entry that says so, and told in
/// a table. How large it is drawn and what of it is said by the page's address.
/// </summary>
public sealed partial class ProvenanceGraph
{
    private const int NameLength = 13;

    private static readonly int[] s_zooms = [50, 75, 100, 150, 200];
    private static readonly IReadOnlyCollection<string> s_kinds = WireName.All<RightKind>();

    /// <summary>The asset that is looked at.</summary>
    [Parameter, EditorRequired]
    public AssetResource Center { get; set; } = null!;

    /// <summary>All links, up and down.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ProvenanceEdge> Edges { get; set; } = [];

    /// <summary>Whether there are more links than these.</summary>
    [Parameter]
    public bool IsCut { get; set; }

    /// <summary>What of it is shown.</summary>
    [Parameter, EditorRequired]
    public ProvenanceQuery Query { get; set; } = null!;

    /// <summary>How large it is drawn, in per cent.</summary>
    [Parameter]
    public int Zoom { get; set; } = 100;

    private IReadOnlyList<ProvenanceEdge> Shown =>
        [.. Edges.Where(edge => IsShown(edge.Asset) && IsShown(edge.Source))];

    private int Hidden => Edges.SelectMany(static edge => (AssetResource[])[edge.Asset, edge.Source])
        .DistinctBy(static asset => asset.Id).Count(asset => !IsShown(asset));

    private string? OnText => Query.On is { } day ? CivilDate.Format(day) : null;

    /// <summary>A size that is offered; as it is for anything else.</summary>
    internal static int ZoomOf(int? asked) => asked is { } zoom && s_zooms.Contains(zoom) ? zoom : 100;

    private bool IsShown(AssetResource asset) => asset.Id == Center.Id || Query.Shows(asset);

    private static string NameOf(AssetResource asset) => asset.Name ?? asset.Certificate ?? asset.Id;

    private string LabelOf(ProvenanceEdge edge) =>
        W["provenance.edge", NameOf(edge.Asset), W["relation." + edge.Relation].Value, NameOf(edge.Source), edge.Index];

    private static string Cut(string name) => name.Length > NameLength ? name[..NameLength] + "…" : name;

    private string AddressOf(int zoom) => PageAddress.Of(
        $"/portal/assets/{Center.Id}", ("right", Query.Right), ("on", OnText),
        ("zoom", zoom.ToString(System.Globalization.CultureInfo.InvariantCulture))) + "#provenance";
}
