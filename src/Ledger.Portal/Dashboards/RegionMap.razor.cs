using Ledger.Api.Contracts;
using Ledger.Portal.Charts;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Dashboards;

/// <summary>
/// Registrations by province: a tile for each, about where it lies. A tile leads to the register of its province.
/// </summary>
public sealed partial class RegionMap
{
    /// <summary>The counts.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<RegionCount> Regions { get; set; } = [];

    private long Highest => RegionTiles.All.Max(tile => CountOf(tile.Province));

    private long CountOf(string province) =>
        Regions.FirstOrDefault(region => region.Province == province) is { } found ? MonthTable.Number(found.Count) : 0;
}
