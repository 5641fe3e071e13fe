using System.Globalization;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration;

namespace Ledger.Benchmarks.Import;

/// <summary>Applications for first registration that the rules admit, each another one.</summary>
internal static class Applications
{
    public static IEnumerable<Application> Of(PartyId holder, int from, int count) =>
        Enumerable.Range(from, count).Select(number => Of(holder, number));

    private static Application Of(PartyId holder, int number) => new()
    {
        Asset = AssetId.Parse((0xa55e70000000L + number).ToString("x32", CultureInfo.InvariantCulture)),
        Kind = AssetKind.Resource,
        Category = DataCategory.Enterprise,
        Applicants = [holder],
        Description = new Description
        {
            Name = $"2025年武汉市测站观测数据第{number}号",
            Overview = "由自有测站逐时采集，经质量控制形成，含测站编号、时间、要素与数值，供统计分析与校核使用。",
            Industry = IndustryCode.Parse("I65"),
            Scope = RegionScope.Municipal,
            Divisions = [DivisionCode.Parse("420100")],
            From = new DateOnly(2025, 1, 1),
            Frequency = UpdateFrequency.Monthly,
            Bytes = 38_000_000,
            Media = [DataMedium.Table],
            Structure = DataStructure.Structured,
            Restrictions = "无",
        },
        Grade = DataGrade.General,
        Impacts = [],
        PersonalInformation = false,
        Content = Digests(number, 0),
        Source = new DataSource(SourceKind.Collected, "own-production", "本公司生产经营活动中采集生成。", []),
        Rights = [.. Enum.GetValues<RightKind>().Select(right => new Allocation(holder, right, null, false, "无"))],
        Materials =
        [
            .. ((MaterialKind[])
            [
                MaterialKind.Identity, MaterialKind.LawfulAcquisition, MaterialKind.DataSample,
                MaterialKind.DataDescription,
            ]).Select(kind => new Material(kind, "材料", Digests(number, 1 + (int)kind))),
        ],
    };

    private static DigestPair Digests(int number, int part)
    {
        Span<byte> name = stackalloc byte[2 * sizeof(int)];
        BitConverter.TryWriteBytes(name, number);
        BitConverter.TryWriteBytes(name[sizeof(int)..], part);
        return DigestPair.Of(name);
    }
}
