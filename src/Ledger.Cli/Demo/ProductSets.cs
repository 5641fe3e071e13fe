using Ledger.Cli.Demo.Products;
using Ledger.Domain.Assets;

namespace Ledger.Cli.Demo;

/// <summary>The products that are made from the collected data.</summary>
internal static class ProductSets
{
    public static DemoSet Villages(Product product) => new()
    {
        Key = "villages-per-county",
        Location = product.File,
        Label = new("villages per county", "各区县村级单位统计"),
        Name = "全国区县村级单位数量统计 Villages per county",
        Overview = "按区县汇总乡级、村级单位数量的统计表，由五级行政区划代码逐条归并计算形成，供规划与核对使用。",
        Industry = "I65",
        Scope = RegionScope.National,
        From = new DateOnly(2023, 1, 1),
        Frequency = UpdateFrequency.Yearly,
        Medium = DataMedium.Table,
        Structure = DataStructure.Structured,
        Records = checked((ulong)product.Rows),
        Sample = product.File,
    };

    public static DemoSet Flights(Product product) => new()
    {
        Key = "flights-per-airport",
        Location = product.File,
        Label = new("flights per airport", "各机场航班统计"),
        Name = "机场起降航班统计 Flights per airport",
        Overview = "按机场汇总航线数、出港与进港航班数的统计表，由机场间航班表逐条归并计算并关联机场名称形成。",
        Industry = "G56",
        Scope = RegionScope.International,
        From = new DateOnly(2020, 1, 1),
        Frequency = UpdateFrequency.OnDemand,
        Medium = DataMedium.Table,
        Structure = DataStructure.Structured,
        Records = checked((ulong)product.Rows),
        Sample = product.File,
    };
}
