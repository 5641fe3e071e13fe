using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Provenance;
using Ledger.Domain.Dues;
using Ledger.Domain.Orders;
using Ledger.Domain.Parties;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Domain.Registration.Inquiries;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>The portal's words: each in both languages, each that is used, none that is not there.</summary>
public sealed partial class WordsTests
{
    private static readonly string[] s_rooms =
    [
        "Administration", "Applying", "Applying/Later", "Applying/Public", "Assets", "Cases", "Charts", "Components",
        "Dashboards",
        "Dues", "Entries", "Inquiries", "Notices", "Orders", "Organisations", "Registry", "Verification",
    ];

    // How a registration of public data stands in the register, beside the certificates.
    private static readonly PublicStatus[] s_ofPublicData =
        [PublicStatus.Registered, PublicStatus.Cancelled, PublicStatus.Revoked];

    private static HashSet<string> Chinese { get; } = Read("PortalWords.resx");

    private static HashSet<string> English { get; } = Read("PortalWords.en.resx");

    [Fact]
    public void Both_languages_have_the_same_words() => Assert.Equal(Chinese.Order(), English.Order());

    [Fact]
    public void Every_word_that_a_page_asks_for_is_there()
    {
        var asked = s_rooms.SelectMany(room => Directory.EnumerateFiles(Folder(room)))
            .SelectMany(file => Asked().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value);

        string[] missing = [.. asked.Where(word => !word.EndsWith('.') && !Chinese.Contains(word))];
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_term_of_the_domain_that_a_page_may_show_has_a_word()
    {
        string[] missing =
        [
            .. Names("kind.", WireName.All<DueKind>())
                .Concat(Names("standing.", WireName.All<DueStanding>()))
                .Concat(Names("status.", WireName.All<CaseStatus>()))
                .Concat(Names("material.", WireName.All<MaterialKind>()))
                .Concat(Names("finding.", WireName.All<FindingItem>()))
                .Concat(Names("ground.", WireName.All<RefusalGround>()))
                .Concat(Names("right.", WireName.All<RightKind>()))
                .Concat(Names("source.", WireName.All<SourceKind>()))
                .Concat(Names("scope.", WireName.All<RegionScope>()))
                .Concat(Names("frequency.", WireName.All<UpdateFrequency>()))
                .Concat(Names("medium.", WireName.All<DataMedium>()))
                .Concat(Names("grade.", WireName.All<DataGrade>()))
                .Concat(Names("asset-status.", WireName.All<AssetStatus>()))
                .Concat(Names("right-status.", WireName.All<RightStatus>()))
                .Concat(Names("certificate-status.", WireName.All<CertificateStatus>()))
                .Concat(Names("certificate-status.", s_ofPublicData.Select(static one => WireName.Of(one))))
                .Concat(Names("pledge-status.", WireName.All<PledgeStatus>()))
                .Concat(Names("dispute-status.", WireName.All<DisputeStatus>()))
                .Concat(Names("remark-kind.", WireName.All<RemarkKind>()))
                .Concat(Names("remark-authority.", WireName.All<RemarkAuthority>()))
                .Concat(Names("relation.", WireName.All<SourceRelation>()))
                .Concat(Names("basis-of.", WireName.All<SourceBasis>()))
                .Concat(Names("order-act.", WireName.All<OrderAct>()))
                .Concat(Names("order-authority.", WireName.All<OrderAuthority>()))
                .Concat(Names("order-status.", WireName.All<OrderStatus>()))
                .Concat(Names("order-ground.", WireName.All<OrderRefusalGround>()))
                .Concat(Names("matter.", WireName.All<DisclosureMatter>()))
                .Concat(Names("public-item.", WireName.All<PublicItem>()))
                .Concat(Names("public-status.", WireName.All<PublicStatus>()))
                .Concat(Names("revocation.", WireName.All<Domain.PublicData.RevocationGround>()))
                .Concat(Names("legal-form.", WireName.All<LegalForm>()))
                .Concat(Names("role.", WireName.All<Role>()))
                .Concat(Names("member-role.", WireName.All<MemberRole>()))
                .Concat(Names("member-role.text.", WireName.All<MemberRole>()))
                .Concat(Names("restoration-status.", WireName.All<RestorationStatus>()))
                .Concat(Names("later.", WireName.All<LaterType>()))
                .Concat(Names("later.intro.", WireName.All<LaterType>()))
                .Concat(Names("type.", WireName.All<PublicType>()))
                .Concat(Names("succession.", WireName.All<SuccessionKind>()))
                .Concat(Names("cancellation.", WireName.All<CancellationGround>()))
                .Concat(Names("origin.", WireName.All<PublicOrigin>()))
                .Concat(Names("public-kind.", WireName.All<PublicKind>()))
                .Concat(Names("public-ground.", WireName.All<PublicCancellationGround>()))
                .Concat(Names("capacity.", WireName.All<InquiryCapacity>()))
                .Concat(Names("event.", EventCodec.Types.Where(static type => IsOfCaseOrAsset(type))))
                .Where(word => !Chinese.Contains(word)),
        ];
        Assert.Empty(missing);
    }

    private static bool IsOfCaseOrAsset(string type) => type.Split('.')[0] is "registration" or "public" or "asset"
        or "right" or "consent" or "pledge" or "remark" or "objection" or "source" or "collection" or "transaction"
        or "egress" or "order" or "renewal" or "certificate" && type != "certificate.numbered";

    private static IEnumerable<string> Names(string prefix, IEnumerable<string> names) =>
        names.Select(name => prefix + name);

    private static HashSet<string> Read(string file) =>
        [.. XDocument.Load(Path.Combine(Folder("Words"), file)).Descendants("data")
            .Select(word => word.Attribute("name")!.Value)];

    private static string Folder(string room) => Repository.PathOf("src", "Ledger.Portal", room);

    [GeneratedRegex("""\b(?:W|[Ww]ords)\["([a-z.-]+)"[\],]""")]
    private static partial Regex Asked();
}
