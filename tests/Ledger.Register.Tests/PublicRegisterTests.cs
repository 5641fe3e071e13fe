using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Parties;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;

namespace Ledger.Register.Tests;

/// <summary>What the public finds in the register, by what, and what stays withheld from it.</summary>
public sealed class PublicRegisterTests
{
    private static readonly Act s_act = new(null, AccountName.Parse("timer"), new DateOnly(2026, 11, 2));
    private static readonly PartyId s_person = PartyId.Parse(new string('b', 32));
    private static readonly PartyId s_other = PartyId.Parse(new string('d', 32));

    private static readonly Organisation s_company = new(
        "武汉数据采集公司", SocialCreditCode.Parse("91350100M000100Y43"), LegalForm.LegalPerson,
        DivisionCode.Parse("420100"));

    [Fact]
    public async Task A_registration_is_found_by_code_name_holder_region_and_kind_alone_and_together()
    {
        await using var log = await FilledAsync();
        Assert.Equal(["0001"], Found(log, new RecordFilter(Name: "停车场")));
        Assert.Equal(["0003", "0001"], Found(log, new RecordFilter(Holder: "采集公司")));
        Assert.Equal(["0003", "0001"], Found(log, new RecordFilter(Holder: "91350100m000100y43")));
        Assert.Equal(["0003"], Found(log, new RecordFilter(Holder: "采集公司", Kind: "resource", Name: "公交")));
        Assert.Empty(Found(log, new RecordFilter(Holder: "采集公司", Kind: "resource", Name: "停车")));
        Assert.Equal(["0004", "0003", "0002", "0001"], Found(log, new RecordFilter(Code: "SJ42")));
        Assert.Equal(["0004", "0003", "0002", "0001"], Found(log, new RecordFilter(Code: "sj")));
        Assert.Equal(["0002"], Found(log, new RecordFilter(Code: "SJ4212026110002")));
        Assert.Equal(["0004", "0003", "0002", "0001"], Found(log, new RecordFilter(Regime: "G35")));
        Assert.Equal(["0003", "0002", "0001"], Found(log, Region("420000")));
        Assert.Equal(["0003", "0002", "0001"], Found(log, Region("420106")));
        Assert.Empty(Found(log, Region("420107")));
        Assert.Empty(Found(log, Region("110000")));
        Assert.Equal(["0003", "0001"], Found(log, new RecordFilter(Status: "valid", Holder: "公司")));
    }

    [Fact]
    public async Task What_was_withheld_from_notice_is_found_by_its_code_alone_and_shows_only_how_it_stands()
    {
        await using var log = await FilledAsync();
        Assert.Empty(Found(log, new RecordFilter(Name: "秘密")));
        Assert.DoesNotContain("0004", Found(log, Region("420000")));
        Assert.DoesNotContain("0004", Found(log, new RecordFilter(Holder: "采集公司")));
        var row = Assert.Single(log.Queries.FindRecords("SJ4212026110004"));
        Assert.Equal(("valid", (ShownRecord?)null), (row.Status, row.Shown));
        Assert.Null(log.Queries.FindAsset(RegisteredLog.Id(4))!.Name);
        Assert.Empty(log.Queries.ListAssets(new AssetFilter(Name: "秘密"), null, 10));
        Assert.Empty(log.Queries.ListNotices(null, 10));
    }

    [Fact]
    public async Task A_natural_person_is_a_holder_without_a_name_and_is_not_found_by_one()
    {
        await using var log = await FilledAsync();
        var row = Assert.Single(log.Queries.ListRecords(new RecordFilter(Code: "SJ4212026110002"), null, 10));
        var holder = Assert.Single(row.Shown!.Holders);
        Assert.Equal(((string?)null, (string?)null), (holder.Name, holder.Code));
        Assert.Equal(("hold", "in-force", "仅限内部使用"),
            (holder.Right!.Kind, holder.Right.Status, holder.Right.Limits));
        Assert.DoesNotContain(s_person.ToString(), row.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_a_registration_stands_is_found_as_soon_as_it_changes()
    {
        await using var log = await FilledAsync();
        log.EndCertificate(1, "SJ4212026110001", "cancelled");
        await log.CatchUpAsync();
        Assert.Equal(["0001"], Found(log, new RecordFilter(Status: "cancelled")));
        Assert.Equal(["0003"], Found(log, new RecordFilter(Status: "valid", Holder: "公司")));
        await log.Projector.RebuildAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["0001"], Found(log, new RecordFilter(Status: "cancelled", Name: "停车场")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(200)]
    public async Task Pages_of_any_filter_hold_every_registration_once_newest_first(int limit)
    {
        await using var log = await FilledAsync();
        foreach (var filter in (RecordFilter[])[new(), new(Regime: "G35"), new(Code: "SJ42")])
        {
            var (seen, before) = (new List<RecordRow>(), (ulong?)null);
            while (log.Queries.ListRecords(filter, before, limit) is { Count: > 0 } page)
            {
                Assert.InRange(page.Count, 1, limit);
                seen.AddRange(page);
                before = page[^1].Entry;
            }

            Assert.Equal(4, seen.Select(row => row.Entry).Distinct().Count());
            Assert.Equal(
                seen.OrderByDescending(row => row.Entry).Select(row => row.Code), seen.Select(row => row.Code));
        }
    }

    [Theory]
    [InlineData("' OR 1=1 --")]
    [InlineData("\"")]
    [InlineData("*")]
    [InlineData("a* NOT b")]
    [InlineData("NEAR(a b)")]
    [InlineData("words : x")]
    [InlineData("\ud800")]
    [InlineData("nx5730")]
    public async Task Hostile_text_finds_nothing_and_breaks_nothing(string text)
    {
        await using var log = await FilledAsync();
        Assert.Empty(log.Queries.ListRecords(new RecordFilter(Name: text), null, 10));
        Assert.Empty(log.Queries.ListRecords(new RecordFilter(Holder: text), null, 10));
        Assert.Empty(log.Queries.ListRecords(new RecordFilter(Code: text), null, 10));
        Assert.Empty(log.Queries.ListRecords(new RecordFilter(Kind: text), null, 10));
        Assert.Empty(log.Queries.ListRecords(new RecordFilter(Status: text, Regime: text), null, 10));
        Assert.Empty(log.Queries.FindRecords(text));
        Assert.Null(log.Queries.FindNotice(text));
    }

    [Fact]
    public async Task A_notice_says_who_asks_for_what_and_is_gone_when_its_case_goes_on()
    {
        await using var log = await RegisteredLog.CreateAsync();
        log.Present(Samples.Holder, s_company);
        log.FileCase(1, "武汉市停车场名录", "noticed");
        log.FileCase(2, "尚未公示的数据", noticed: false);
        await log.CatchUpAsync();

        var notice = Assert.Single(log.Queries.ListNotices(null, 10));
        Assert.Equal((RegisteredLog.Id(1), "G35", "first", "product", "武汉市停车场名录", "概述。", "无", "N1", "2026-11-02"),
            (notice.Case, notice.Regime, notice.Type, notice.Kind, notice.Name, notice.Overview, notice.Restrictions,
                notice.Reference, notice.Day));
        Assert.Equal([(s_company.Name, (string?)null), (s_company.Name, "hold")],
            notice.Applicants.Select(row => (row.Name!, row.Right?.Kind)));
        Assert.NotNull(log.Queries.FindNotice(RegisteredLog.Id(1)));
        Assert.Null(log.Queries.FindNotice(RegisteredLog.Id(2)));

        log.SayInCase(1, new ObjectionRaised(s_other, "数据是我的。", [], s_act), "objected");
        await log.CatchUpAsync();
        Assert.NotNull(log.Queries.FindNotice(RegisteredLog.Id(1)));
        log.SayInCase(1, new RegistrationWithdrawn("撤回。", s_act), "withdrawn");
        await log.CatchUpAsync();
        Assert.Empty(log.Queries.ListNotices(null, 10));
        Assert.Null(log.Queries.FindNotice(RegisteredLog.Id(1)));
    }

    [Fact]
    public async Task Public_data_is_noticed_and_then_registered_under_its_own_code_and_changed_with_its_record()
    {
        await using var log = await RegisteredLog.CreateAsync();
        log.Present(Samples.Holder, s_company);
        log.SayInCase(1, new PublicDataFiled(Application("武汉市公共停车场名录"), null, s_act), "filed");
        log.SayInCase(1, new PublicDataNoticed("GS-1", s_act), "noticed");
        await log.CatchUpAsync();
        var notice = Assert.Single(log.Queries.ListNotices(null, 10));
        Assert.Equal(("M26", "first", "service", "武汉市公共停车场名录", "名称与泊位数。"),
            (notice.Regime, notice.Type, notice.Kind, notice.Name, notice.Overview));
        Assert.Empty(log.Queries.ListRecords(new RecordFilter(), null, 10));

        log.SayInCase(1, new PublicDataRegistered(
            "GG-42/01z", new DateOnly(2026, 11, 20), new DateOnly(2029, 11, 20), s_act), "registered");
        await log.CatchUpAsync();
        Assert.Empty(log.Queries.ListNotices(null, 10));
        var row = Assert.Single(log.Queries.ListRecords(
            new RecordFilter("gg-42/", "停车场", "采集", DivisionCode.Parse("420100"), "service", "registered", "M26"),
            null, 10));
        Assert.Equal(("GG-42/01z", "2029-11-20", s_company.Name),
            (row.Code, row.Until, Assert.Single(row.Shown!.Holders).Name));
        Assert.Null(row.Shown.Holders[0].Right);

        log.SayInCase(1, new PublicRecordChanged(
            Application("武汉市充电站名录").Record!, RegisteredLog.Case(2), s_act), "registered");
        log.SayInCase(1, new PublicDataRenewed(new DateOnly(2032, 11, 20), RegisteredLog.Case(3), s_act), "registered");
        log.SayInCase(1, new PublicDataRevoked(RevocationGround.Concealment, "虚假材料。", s_act), "revoked");
        await log.CatchUpAsync();
        Assert.Empty(log.Queries.ListRecords(new RecordFilter(Name: "停车场"), null, 10));
        row = Assert.Single(log.Queries.ListRecords(new RecordFilter(Name: "充电站", Status: "revoked"), null, 10));
        Assert.Equal("2032-11-20", row.Until);
    }

    [Fact]
    public async Task A_holder_that_is_called_otherwise_is_found_and_shown_so()
    {
        await using var log = await FilledAsync();
        log.Rename(Samples.Holder, s_company with
        {
            Name = "武汉云图科技有限公司", Code = SocialCreditCode.Parse("91420100MA4K00029N"),
        });
        await log.CatchUpAsync();
        Assert.Empty(Found(log, new RecordFilter(Holder: s_company.Name)));
        Assert.Empty(Found(log, new RecordFilter(Holder: s_company.Code.ToString())));
        Assert.Equal(["0003", "0001"], Found(log, new RecordFilter(Holder: "云图")));
        Assert.Equal(["0003", "0001"], Found(log, new RecordFilter(Holder: "91420100MA4K00029N")));
        Assert.Equal(
            "武汉云图科技有限公司",
            log.Queries.ListRecords(new RecordFilter(Code: "SJ4212026110001"), null, 1)[0].Shown!.Holders[0].Name);
    }

    [Fact]
    public async Task A_holder_that_merged_is_shown_with_its_end_and_its_successor_and_found_as_before()
    {
        await using var log = await FilledAsync();
        var successor = PartyId.Parse(new string('7', 32));
        log.Present(successor, s_company with { Name = "武汉云图科技有限公司" });
        log.Merge(Samples.Holder, successor, new DateOnly(2026, 11, 20));
        log.Rename(Samples.Holder, s_company with { Name = "武汉旧名有限公司" });
        await log.CatchUpAsync();
        var holder = log.Queries.ListRecords(new RecordFilter(Code: "SJ4212026110001"), null, 1)[0].Shown!.Holders[0];
        Assert.Equal(
            ("武汉旧名有限公司", "2026-11-20", "武汉云图科技有限公司"), (holder.Name, holder.Ended, holder.Successor));
        Assert.Equal(["0003", "0001"], Found(log, new RecordFilter(Holder: "旧名")));
    }

    private static RecordFilter Region(string code) => new(Region: DivisionCode.Parse(code));

    private static string[] Found(RegisteredLog log, RecordFilter filter) =>
        [.. log.Queries.ListRecords(filter, null, 50).Select(row => row.Code[^4..])];

    // A product and a resource of a company, a product of a person, and one whose notice was withheld.
    private static async Task<RegisteredLog> FilledAsync()
    {
        var log = await RegisteredLog.CreateAsync();
        log.Present(Samples.Holder, s_company);
        log.Present(s_person, null);
        log.FileCase(1, "武汉市停车场名录");
        log.FileCase(2, "个人步数数据", applicant: s_person);
        log.FileCase(3, "武汉市公交线路");
        log.FileCase(4, "秘密数据", noticed: false);
        for (var n = 1; n <= 4; n++)
        {
            log.Certify(n, $"SJ421202611000{n}", kind: n == 3 ? "resource" : "product");
        }

        await log.CatchUpAsync();
        return log;
    }

    private static PublicApplication Application(string name) => new()
    {
        Type = PublicType.First,
        Asset = RegisteredLog.Asset(1),
        Applicants = [Samples.Holder],
        Record = new PublicRecord
        {
            Kind = PublicKind.Service,
            Name = name,
            Summary = "名称与泊位数。",
            Division = DivisionCode.Parse("420106"),
            Content = DigestPair.Of("public"u8),
            Grade = DataGrade.General,
            Impacts = [],
            PersonalInformation = false,
        },
        Materials = [],
    };
}
