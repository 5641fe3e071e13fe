using System.Globalization;
using System.Text;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;
using Ledger.Evidence.Entries;

namespace Ledger.Benchmarks.Register;

/// <summary>
/// One asset of a big register, made from its number alone: a name of a place, a subject and a form, one holder of
/// three rights, a division, a kind, a certificate of a registrar and month of its own ten thousand.
/// </summary>
internal sealed class GeneratedAsset(int number)
{
    private static readonly string[] s_places =
    [
        "武汉", "宜昌", "襄阳", "黄石", "荆州", "十堰", "孝感", "荆门", "鄂州", "黄冈", "咸宁", "随州", "恩施", "仙桃", "潜江", "天门",
        "许昌", "无锡", "南京", "苏州",
    ];

    private static readonly string[] s_subjects =
    [
        "停车场", "公交线路", "行政区划", "不动产登记", "企业信用", "电力负荷", "水质监测", "气象观测", "物流轨迹", "医保结算",
        "社保缴纳", "农田土壤", "桥梁巡检", "地铁客流", "燃气用量", "招投标", "专利引证", "旅游客源", "仓储库存", "港口吞吐",
        "森林防火", "道路事故", "校园能耗", "垃圾清运", "供应链金融",
    ];

    private static readonly string[] s_forms = ["名录", "明细数据", "统计数据", "核验服务", "分析产品", "时序数据"];

    private static readonly string[] s_divisions = ["420100", "420106", "420500", "420600", "411000", "320200"];

    private static readonly Act s_act = new(null, AccountName.Parse("timer"), new DateOnly(2026, 7, 1));
    private static readonly DateOnly s_from = new(2026, 7, 1);
    private static readonly DateOnly s_until = new(2031, 7, 1);
    private static readonly DigestPair s_digests = DigestPair.Of("bench"u8);

    private static readonly AuthorKey s_key = KeyOf(PrivateKey.Generate(SignatureAlgorithm.P256).PublicKey);

    private readonly PartyId _holder = PartyOf(number % GeneratedJournal.Organisations);

    /// <summary>The id of an organisation.</summary>
    public static PartyId PartyOf(int n) =>
        PartyId.Parse((0xa000_0000L + n).ToString("x32", CultureInfo.InvariantCulture));

    /// <summary>An organisation as it presents itself.</summary>
    public static PartyRegistered Organisation(int n)
    {
        var name = $"{s_places[n % s_places.Length]}{s_subjects[n / s_places.Length % s_subjects.Length]}科技{n}有限公司";
        return new PartyRegistered(
            new Organisation(
                name, SocialCreditCode.Parse("91350100M000100Y43"), LegalForm.LegalPerson,
                DivisionCode.Parse("420100")),
            null, [s_key], s_act);
    }

    public CertificateCode Number { get; } = CertificateCode.Parse(string.Create(
        CultureInfo.InvariantCulture,
        $"SJ42{number / 9999 / 12 % 10}{2026 + (number / 9999 / 120)}{(number / 9999 % 12) + 1:00}"
        + $"{(number % 9999) + 1:0000}"));

    /// <summary>Filed, noticed and certified at once, so that there is one entry for each asset.</summary>
    public ValueList<StreamWrite> Writes =>
    [
        new StreamWrite(
            new StreamVersion(Case.Stream, 1),
            [
                new RegistrationFiled(Application, s_act), new NoticePublished($"N{number}", s_act),
                new RegistrationCertified(s_from, s_until, 9, s_act),
            ]),
        new StreamWrite(
            new StreamVersion(Asset.Stream, 1),
            [
                new AssetRegistered(Kind, DataCategory.Enterprise, DataGrade.General, s_digests, Case),
                .. Rights.Select(static right => new RightGranted(right)),
                new CertificateIssued(Certificate),
            ]),
    ];

    public EntryEffect[] Effects =>
    [
        EntryEffect.Of(StateKey.Of(Case), 1, new JsonObject(("status", "certified"), ("asset", Asset.ToString()))),
        EntryEffect.Of(StateKey.Of(Asset), 1, new JsonObject(
            ("kind", WireName.Of(Kind)), ("status", number % 50 == 0 ? "cancelled" : "registered"),
            ("content", Digests))),
        .. Rights.Select(right => EntryEffect.Of(StateKey.Right(Asset, right.Ordinal), 1, RightValue(right))),
        EntryEffect.Of(default, 1, new JsonObject(
            ("asset", Asset.ToString()), ("case", Case.ToString()),
            ("status", number % 50 == 0 ? "cancelled" : "valid"), ("until", "2031-07-01"),
            ("sha256", s_digests.Sha256.ToString()), ("sm3", s_digests.Sm3.ToString()))),
    ];

    private static JsonObject Digests =>
        new(("sha256", s_digests.Sha256.ToString()), ("sm3", s_digests.Sm3.ToString()));

    private AssetId Asset { get; } = AssetId.Parse(
        DigestAlgorithm.Sha256.Hash(Encoding.ASCII.GetBytes($"asset {number}")).ToString()[..32]);

    private CaseId Case { get; } = CaseId.Parse(
        DigestAlgorithm.Sha256.Hash(Encoding.ASCII.GetBytes($"case {number}")).ToString()[..32]);

    private AssetKind Kind => number % 3 == 0 ? AssetKind.Resource : AssetKind.Product;

    private Right[] Rights =>
    [
        .. Enum.GetValues<RightKind>().Select((kind, i) => new Right
        {
            Ordinal = (uint)i + 1,
            Kind = kind,
            Holder = _holder,
            HolderSalt = default,
            From = s_from,
            Until = s_until,
            Exclusive = false,
            Terms = new RightTerms("无", default),
            Case = Case,
        }),
    ];

    private CertificateContent Certificate => new()
    {
        Asset = Asset,
        Case = Case,
        Kind = Kind,
        Description = Description,
        Content = s_digests,
        Rights = [.. Rights],
        NationalReference = "NDE",
        From = s_from,
        Until = s_until,
        Salt = default,
    };

    private Application Application => new()
    {
        Asset = Asset,
        Kind = Kind,
        Category = DataCategory.Enterprise,
        Applicants = [_holder],
        Description = Description,
        Grade = DataGrade.General,
        Impacts = [],
        PersonalInformation = false,
        Content = s_digests,
        Source = new DataSource(SourceKind.Collected, "own-production", "自行采集。", []),
        Rights = [.. Enum.GetValues<RightKind>().Select(kind => new Allocation(_holder, kind, null, false, "无"))],
        Materials = [],
    };

    private Description Description => new()
    {
        Name = $"{2019 + (number % 7)}年{s_places[number % s_places.Length]}市"
            + $"{s_subjects[number / s_places.Length % s_subjects.Length]}{s_forms[number / 500 % s_forms.Length]}",
        Overview = "由业务系统采集、校核、汇总形成，按月更新，供统计分析与核验使用。",
        Industry = IndustryCode.Parse("I65"),
        Scope = RegionScope.Municipal,
        Divisions = [DivisionCode.Parse(s_divisions[number % s_divisions.Length])],
        From = new DateOnly(2023, 1, 1),
        Until = new DateOnly(2025, 12, 31),
        Frequency = UpdateFrequency.Yearly,
        Records = 1000,
        Bytes = 100_000,
        Media = [DataMedium.Table],
        Structure = DataStructure.Structured,
        Restrictions = "无",
    };

    private static AuthorKey KeyOf(PublicKey key) =>
        new(key.Algorithm.Name, key.Id, CanonicalBase64.Encode(key.ToSpki()));

    private static JsonObject RightValue(Right right) => new(
        ("kind", WireName.Of(right.Kind)), ("holder", right.HolderName.ToString()), ("from", "2026-07-01"),
        ("until", "2031-07-01"), ("terms", Digests), ("status", "in-force"), ("exclusive", false), ("pledged", false),
        ("frozen", false));
}
