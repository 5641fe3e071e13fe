using System.Text;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Parties;
using Ledger.Domain.Registrars;
using Ledger.Domain.Registration;

namespace Ledger.Api.Tests.Commands;

/// <summary>The registrar's own life over HTTP: listed, telling its fees, suspended, resumed.</summary>
public sealed class RegistrarTests
{
    private static readonly Organisation s_bureau = new(
        "数据局", SocialCreditCode.Parse("114201000000000191"), LegalForm.LegalPerson, DivisionCode.Parse("420100"));

    [Fact]
    public async Task A_registrar_is_listed_tells_its_fees_and_takes_no_case_while_it_is_suspended()
    {
        await using var registry = new Registry();
        await registry.InitializeAsync();
        await registry.PresentAsync("supervisor", s_bureau, ["supervisor"]);
        (await registry.GetAsync("v1/registrar")).AssertProblem(404);
        await PageAsync(registry, "登记机构尚未公开其信息", "本月编号段 Series of this month", "余 left 9999", "正常 Open");
        var numbers = (await registry.GetAsync("v1/certificates/numbers")).Read<CertificateNumbers>();
        Assert.Equal((0, 9999, null), (numbers.Given, numbers.Left, numbers.WaitsUntil));
        Assert.StartsWith("SJ", numbers.Series, StringComparison.Ordinal);
        (await registry.GetAsync("v1/registrar/state", "supervisor")).AssertProblem(404);
        await ActAsync(registry, "operator", 0, new Declare(Qualification));
        await ActAsync(registry, "supervisor", 1, new Recommend("函1号", "符合基本条件。"));
        await ActAsync(registry, "supervisor", 2, new Enlist("函2号", new DateOnly(2025, 3, 3)));
        await ActAsync(registry, "operator", 3, new Disclose(Disclosure));
        (await registry.GetAsync("v1/registrar/state", "holder")).AssertProblem(404);
        Assert.Equal(
            "4", (await registry.GetAsync("v1/registrar/state", "supervisor")).Read<AggregateResource>().Version);
        var told = await ShownAsync(registry, "4");
        Assert.Equal(("practising", true, "2025-03-03"), (told.Status, told.TakesCases, told.ListedOn));
        Assert.Equal(("初次登记", "0"), (told.Disclosure!.Fees[0].Name, told.Disclosure.Fees[0].Fen));
        await PageAsync(
            registry, Qualification.Name, "执业中", "初次登记：免费", "查询副本：12.05 元", "可选", "申请、受理", "027-12345", "函2号",
            "没有处置记录", "列入目录", "实缴资本 Paid-in capital", "0 元 CNY", "2 年 years", "8 人，均从业满 3 年",
            "第 3 级 level", "无 None", "等级保护备案 Protection filing", "办公场所及基础设施");
        Assert.Equal((3, 8, 9), (
            told.Qualification!.ProtectionLevel, told.Qualification.Reviewers, told.Qualification.Proofs.Count));
        await DueAsync(registry, "annual-report");

        var evidence = DigestPair.Of("evidence"u8);
        await ActAsync(registry, "supervisor", 4, new FindMisconduct(MisconductKind.Leak, false, "泄露。", evidence));
        await ActAsync(registry, "supervisor", 5, new Suspend(1, new DateOnly(2025, 4, 30)));
        var draft = registry.Draft("holder") with
        {
            Command = new FileRegistration(Registrations.Of(registry.Account("holder").Party)),
        };
        var problem = (await registry.RefuseAsync(() => registry.SubmitAsync("holder", draft.Address, draft.Sign())))
            .AssertProblem(422);
        Assert.Equal(("registrar-not-practising", "G35 第三条第六款"), (problem.Code, problem.Clause));
        var suspended = await ShownAsync(registry, "6");
        Assert.Equal(("suspended", false, "2025-04-30"), (suspended.Status, suspended.TakesCases, suspended.RectifyBy));
        await PageAsync(registry, "暂停公布 Suspended", "暂不受理", "泄露数据 Leak", "2025-04-30");
        Assert.Equal(
            ["declared", "recommended", "enlisted", "disclosed", "misconduct-found", "suspended"],
            suspended.Acts.Select(static act => act.Type["registrar.".Length..]));

        await ActAsync(registry, "supervisor", 6, new Resume("已改正。"));
        await registry.ExecuteAsync(draft);
    }

    private static Qualification Qualification => new()
    {
        Name = "数据产权登记机构",
        Kind = InstitutionKind.PublicInstitution,
        Seat = DivisionCode.Parse("420100"),
        PaidInCapital = 0,
        ExperienceYears = 2,
        Reviewers = 8,
        ReviewerYears = 3,
        ProtectionLevel = 3,
        Proofs =
        [
            .. Enum.GetValues<QualificationProof>().Select(static kind =>
                new ProofDocument(kind, "证明", DigestPair.Of(Encoding.UTF8.GetBytes(WireName.Of(kind))))),
        ],
    };

    private static Disclosure Disclosure => new()
    {
        Process = "申请、受理、审查、公示、异议处理、存证、发证。<script>alert(1)</script>",
        Fees = [new Fee(FeeKind.Registration, "初次登记", 0, false), new Fee(FeeKind.Query, "查询副本", 1205, true)],
        Complaints = "027-12345",
        Business = "尚未受理。",
        Reviewers = "专职审查人员八名。",
    };

    private static Task<CommandAccepted> ActAsync(
        Registry registry, string account, ulong version, RegistrarCommand command) =>
        registry.ExecuteAsync(registry.Draft(account) with
        {
            Stream = StreamName.Registrar, ExpectedVersion = version, Command = command,
        });

    // For everybody: text of strangers stays text, and each link leads to a page.
    private static async Task PageAsync(Registry registry, params string[] said)
    {
        var page = await registry.GetAsync("registrar");
        Assert.Equal((200, "text/html"), (page.Status, page.MediaType));
        Assert.All(said, words => Assert.Contains(words, page.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("<script", page.Text, StringComparison.Ordinal);
        foreach (var link in (string[])["register", "notices", "verify"])
        {
            Assert.Contains($"href=/{link}>", page.Text, StringComparison.Ordinal);
            Assert.Equal(200, (await registry.GetAsync(link)).Status);
        }

        Assert.Contains("href=/registrar>", (await registry.GetAsync("register")).Text, StringComparison.Ordinal);
    }

    // The register may be a moment behind the log.
    private static async Task<RegistrarResource> ShownAsync(Registry registry, string version)
    {
        while (true)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            var answer = await registry.GetAsync("v1/registrar");
            if (answer.Status == 200 && answer.Read<RegistrarResource>() is var shown && shown.Version == version)
            {
                return shown;
            }
        }
    }

    private static async Task DueAsync(Registry registry, string kind)
    {
        while (true)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            var page = (await registry.GetAsync($"v1/due?kind={kind}&stream=registrar", "clerk"))
                .Read<Page<DueResource>>();
            if (page.Items.Count > 0)
            {
                var due = page.Items[0];
                Assert.Equal(("2026-03-31", "第十一条第三款", 2025), (due.By!, due.Clause, due.Item));
                return;
            }
        }
    }
}
