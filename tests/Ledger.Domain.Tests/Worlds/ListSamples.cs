using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Domain.Lists;

namespace Ledger.Domain.Tests;

/// <summary>Lists as the registry's operator loads them.</summary>
internal static class ListSamples
{
    /// <summary>Nobody deals in resources of enterprises in software and information services.</summary>
    public static DataList Circulation => new(
        DataListKind.Circulation, 1, "数据流通和交易负面清单（2026年版）", Days.Of("2026-09-01"),
        [
            new DataListEntry { Id = "1", Title = "涉密测绘成果", Industry = "M74" },
            new DataListEntry
            {
                Id = "2", Title = "信息技术服务业原始数据", Industry = "I", AssetKind = AssetKind.Resource,
            },
        ]);

    /// <summary>The derived product of the scenarios, by its content.</summary>
    public static DataList Important => new(
        DataListKind.ImportantData, 1, "重要数据目录（2026年）", Days.Of("2026-09-01"),
        [new DataListEntry { Id = "7.1", Title = "全国行政区划五级名录", Content = Applications.Digests("derived").Sha256 }]);

    public static DataList Next(DataList list, string effective, params DataListEntry[] entries) =>
        list with { Number = list.Number + 1, Effective = Days.Of(effective), Entries = [.. entries] };

    public static World Load(this World world, params DataList[] lists)
    {
        foreach (var list in lists)
        {
            world.Accepted(StreamName.Registry, Cast.Keeper, new LoadList(list));
        }

        return world;
    }

    public static string Said(DataList list, int entry) =>
        $"{list.Document} v{list.Number} {list.Entries[entry].Id} {list.Entries[entry].Title}";
}
