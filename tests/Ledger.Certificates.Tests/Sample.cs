using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Keys;
using Ledger.Evidence.Bundles;
using Ledger.Ports.Certificates;
using Ledger.Ports.Keys;

namespace Ledger.Certificates.Tests;

/// <summary>
/// A certificate with what is hard to print: rare characters, long words, many holders, a natural person.
/// </summary>
internal static class Sample
{
    public static readonly CertificateLinks Links = new(new Uri("https://registry.example/"));

    public static readonly CertificateKeyPair Keys = new(
        PrivateKey.Generate(SignatureAlgorithm.P256), PrivateKey.Generate(SignatureAlgorithm.Sm2));

    public static readonly DateTimeOffset SignedAt = new(2026, 11, 23, 14, 40, 14, 123, TimeSpan.Zero);

    /// <summary>What the log says of these keys.</summary>
    public static readonly IReadOnlyList<KeyWindow> Windows = [WindowOf(Keys.P256), WindowOf(Keys.Sm2)];

    private static readonly PartyId s_company = PartyId.Parse(new string('a', 32));
    private static readonly PartyId s_person = PartyId.Parse(new string('b', 32));

    public static KeyWindow WindowOf(PrivateKey key, ulong? until = null, Revocation? revoked = null) => new(
        new RegistryKey(KeyPurpose.Certificate, Convert.ToBase64String(key.PublicKey.ToSpki())), 0, until,
        new Validity(DateTimeOffset.UnixEpoch, null, revoked));

    public static CertificateFacts Facts(
        CertificateStatus status = CertificateStatus.Valid, int rights = 3,
        string origin = "ledger.example/registry") =>
        new()
        {
            Number = CertificateCode.Parse("SJ4212025030001"),
            Content = Content(rights),
            Status = status,
            Holders = new Dictionary<PartyId, CertifiedHolder>
            {
                [s_company] = new("武汉行政区划数据有限公司𠮷〇分公司", "91420100MA4K00010R"),
                [s_person] = new(null, null),
            },
            WasNoticed = true,
            Origin = origin,
            Entry = 4_711,
            Place = 131_075,
            Authority = "湖北省数据产权登记机构",
        };

    private static CertificateContent Content(int rights) => new()
    {
        Asset = AssetId.Parse(new string('1', 32)),
        Case = CaseId.Parse(new string('2', 32)),
        Kind = AssetKind.Product,
        Description = new Description
        {
            Name = "2023年至2025年全国行政区划五级名录数据产品",
            Overview = "该数据由公开的行政区划名录加工形成，包含省、市、县、乡、村五级名称、代码与隶属关系，可用于地址校核与统计分析。"
                + "数据经脱敏、校验、去重与标准化处理，覆盖六十六万个行政村（含社区），按年更新；"
                + "https://example.org/a-very-long-address-that-has-no-blank-in-it/and-goes-on-and-on-and-on。",
            Industry = IndustryCode.Parse("I65"),
            Scope = RegionScope.Provincial,
            Divisions = [DivisionCode.Parse("420000")],
            From = new DateOnly(2023, 1, 1),
            Frequency = UpdateFrequency.Yearly,
            Records = 662_000,
            Bytes = 38_000_000,
            Media = [DataMedium.Table, DataMedium.Text],
            Structure = DataStructure.Structured,
            Restrictions = "不得用于识别特定自然人；不得向境外提供；转售须经权利人书面同意。",
        },
        Content = DigestPair.Of("manifest"u8),
        Rights = [.. Enumerable.Range(1, rights).Select(RightOf)],
        NationalReference = "DEV-NATIONAL-2025-0001",
        From = new DateOnly(2025, 3, 24),
        Until = new DateOnly(2030, 3, 23),
        Salt = DigestPair.Of("salt"u8).Sha256,
    };

    private static Right RightOf(int ordinal) => new()
    {
        Ordinal = (uint)ordinal,
        Kind = (RightKind)((ordinal - 1) % 3),
        Holder = ordinal % 4 == 0 ? s_person : s_company,
        HolderSalt = DigestPair.Of(BitConverter.GetBytes(ordinal)).Sha256,
        From = new DateOnly(2025, 3, 24),
        Until = new DateOnly(2030, 3, 23),
        Exclusive = ordinal == 2,
        Terms = new RightTerms("无", default),
        Case = CaseId.Parse(new string('2', 32)),
    };
}
