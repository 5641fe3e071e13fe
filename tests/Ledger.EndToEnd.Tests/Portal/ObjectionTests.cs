using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Registration;
using Ledger.EndToEnd.Hammer;
using Ledger.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>What is on public notice, who objects to it, and what is said of that.</summary>
[Collection(nameof(PortalTests))]
public sealed class ObjectionTests(PortalRegistry registry)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anybody_reads_the_notices_and_a_registered_party_objects_to_one()
    {
        var id = await ToNoticeAsync("portal-objection");
        using var folder = new TemporaryFolder();
        var evidence = folder.PathOf("合同.txt");
        await File.WriteAllTextAsync(evidence, "在先合同。", Cancel);
        await using var maker = await registry.VisitAsync("en");
        await maker.Page.GotoAsync("/portal/notices");
        await maker.TurnToAsync($"[data-notice='{id}']");
        await Expect(maker.Page.Locator($"[data-notice='{id}']")).ToContainTextAsync("数据持有方");
        await maker.AssertFitAsync("notices-en");
        await maker.SignInAsync("maker");
        await maker.BringKeyAsync("maker");
        await maker.Page.GotoAsync("/portal/notices");
        await maker.TurnToAsync($"[data-notice='{id}']");
        await maker.Page.Locator($"[data-notice='{id}'] a.button").ClickAsync();

        await Expect(maker.Page.Locator("form.act button")).ToBeEnabledAsync();
        await maker.Page.Locator("form.act button").ClickAsync();
        await Expect(maker.Page.Locator("[role=alert].bad")).ToBeVisibleAsync();
        await maker.Page.Locator("#grounds").FillAsync("该数据由我方采集。");
        await maker.Page.Locator("#evidence").SetInputFilesAsync(evidence);
        await Expect(maker.Page.Locator("[data-handed-in]")).ToContainTextAsync("合同.txt");
        await maker.AssertFitAsync("object-en");
        await maker.Page.Locator("form.act button").ClickAsync();

        await Expect(maker.Page.Locator("[data-filed]")).ToBeVisibleAsync();
        await AssertRecordedAsync(id, evidence);
        await DecideAsync(id);
        Assert.Empty(maker.Complaints);
    }

    [Fact]
    public async Task The_register_is_searched_without_an_account()
    {
        var own = Registration.Own("portal-register", registry.Actors);
        await registry.CertifyAsync(own);
        var code = "";
        await PortalRegistry.WaitForAsync(async () => await registry.Actors.Holder.FindAssetAsync(own.Asset, Cancel)
            is { Certificate: { } number } && (code = number).Length > 0);
        await using var anybody = await registry.VisitAsync();
        await anybody.Page.GotoAsync("/portal/register");
        await anybody.Page.Locator("#holder").FillAsync("数据持有");
        await anybody.Page.Locator("#code").FillAsync(code[..6]);
        await anybody.Page.GetByRole(AriaRole.Button, new() { Name = "查找" }).ClickAsync();

        await Expect(anybody.Page.Locator($"tr[data-code='{code}']")).ToContainTextAsync("行政区划代码汇编");
        await anybody.AssertFitAsync("register-zh");
        foreach (var nothing in (string[])["holder=没有", "code=没有", "name=没有"])
        {
            await anybody.Page.GotoAsync($"/portal/register?{nothing}");
            await Expect(anybody.Page.Locator(".empty")).ToBeVisibleAsync();
        }

        Assert.Empty(anybody.Complaints);
    }

    private async Task AssertRecordedAsync(CaseId id, string evidence)
    {
        var events = await registry.Actors.Clerk.ListCaseEventsAsync(id, Cancel);
        var raised = Assert.Single(events!.Select(static one => one.Event).OfType<ObjectionRaised>());
        Assert.Equal(registry.Actors.Maker.Account!.Party, raised.Objector);
        Assert.Equal("该数据由我方采集。", raised.Grounds);
        Assert.Equal(
            DigestPair.Of(await File.ReadAllBytesAsync(evidence, Cancel)), Assert.Single(raised.Materials).Content);
    }

    private async Task DecideAsync(CaseId id)
    {
        await using var approver = await registry.VisitAsync();
        await approver.SignInAsync("approver");
        await approver.BringKeyAsync("approver");
        await approver.Page.GotoAsync($"/portal/cases/{id}");
        await Expect(approver.Page.Locator("[data-status]")).ToHaveTextAsync("公示异议处理中");
        await Expect(approver.Page.Locator("[data-message='registration.objected'] summary"))
            .ToContainTextAsync("合同.txt");
        await approver.ActAsync("处理异议", "签名并提交", () =>
            approver.Page.Locator("#template").SelectOptionAsync(new SelectOptionValue { Index = 1 }));
        await Expect(approver.Page.Locator("[data-status]")).ToHaveTextAsync("公示中");
        await Expect(approver.Page.Locator("[data-message='registration.objection-decided']"))
            .ToContainTextAsync("不成立");
        Assert.Empty(approver.Complaints);
    }

    private async Task<CaseId> ToNoticeAsync(string name)
    {
        var actors = registry.Actors;
        var id = await registry.FileAsync(name, _ => Registration.Own(name, actors).Application);
        await registry.NoticeAsync(id);
        await PortalRegistry.WaitForAsync(async () => await actors.Clerk.FindNoticeAsync(id, Cancel) is not null);
        return id;
    }
}
