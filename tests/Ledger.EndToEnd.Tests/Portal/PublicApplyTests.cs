using Ledger.Domain;
using Ledger.Domain.PublicData;
using Ledger.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>An applicant for the registration of public data at the portal.</summary>
[Collection(nameof(PortalTests))]
public sealed class PublicApplyTests(PortalRegistry registry)
{
    private static readonly string[] s_materials =
    [
        "identity", "lawful-acquisition", "data-description", "evidence-preservation", "product-information",
        "application-scenario", "risk-assessment",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Public_data_is_applied_for_through_a_lost_connection_and_submitted_anew_when_it_came_back()
    {
        using var folder = new TemporaryFolder();
        var data = folder.PathOf("停车场.csv");
        await File.WriteAllTextAsync(data, "名称,位置\n一号,江汉路\n", Cancel);
        await using var holder = await registry.VisitAsync();
        await holder.SignInAsync("holder");
        await holder.BringKeyAsync("holder");
        await holder.Page.GetByRole(AriaRole.Link, new() { Name = "公共数据登记" }).First.ClickAsync();
        await FillAsync(holder);
        await holder.Page.Locator("#data-files").SetInputFilesAsync(data);
        await Expect(holder.Page.Locator("[data-fingerprint]")).ToBeVisibleAsync();
        foreach (var kind in s_materials)
        {
            var file = folder.PathOf(kind + ".txt");
            await File.WriteAllTextAsync(file, "材料：" + kind, Cancel);
            await holder.Page.Locator("#material-" + kind).SetInputFilesAsync(file);
            await Expect(holder.Page.Locator($"[data-material='{kind}']")).ToBeVisibleAsync();
        }

        await holder.AssertFitAsync("public-apply-zh");
        await holder.Page.GetByRole(AriaRole.Button, new() { Name = "签名并提交申请" }).ClickAsync();
        await Expect(holder.Page.Locator("[data-status]")).ToHaveTextAsync("待受理");
        var id = CaseId.Parse(new Uri(holder.Page.Url).Segments[^1]);

        await PortalRegistry.DoAsync(
            registry.Actors.Clerk, id, new ReturnPublicData([new PublicDefect(PublicItem.Source, "来源说明缺少日期。")]));
        await Expect(holder.Page.Locator("[data-correct]")).ToBeVisibleAsync();
        await holder.Page.Locator("[data-correct]").ClickAsync();
        await Expect(holder.Page.Locator("main")).ToContainTextAsync("来源说明缺少日期。");
        await Expect(holder.Page.Locator("form.apply > .buttons button")).ToBeEnabledAsync();
        await holder.Page.Locator("#summary").FillAsync("名称、位置与泊位数，逐年更新。");
        await holder.Page.GetByRole(AriaRole.Button, new() { Name = "签名并提交补正" }).ClickAsync();

        await Expect(holder.Page.Locator("[data-status]")).ToHaveTextAsync("待受理");
        var filed = (await registry.Actors.Clerk.FindCaseAsync(id, Cancel))!.State.Public!;
        Assert.Equal(
            (PublicStatus.Filed, "名称、位置与泊位数，逐年更新。", 7),
            (filed.Status, filed.Application!.Record!.Summary, filed.Application.Materials.Count));
        Assert.Empty(holder.Complaints);
    }

    [Fact]
    public async Task Operation_is_announced_and_the_first_registration_applied_for_in_the_same_case()
    {
        await using var holder = await registry.VisitAsync("en");
        await holder.SignInAsync("holder");
        await holder.BringKeyAsync("holder");
        await holder.Page.GotoAsync("/portal/public/announce");
        await Expect(holder.Page.Locator("form.apply > .buttons button")).ToBeEnabledAsync();
        await holder.Page.Locator("#name").FillAsync("公交到站数据服务");
        await holder.Page.Locator("#on").FillAsync("2025-01-02");
        await holder.AssertFitAsync("public-announce-en");
        await holder.Page.Locator("form.apply > .buttons button").ClickAsync();

        await holder.Page.Locator("[data-follow]").ClickAsync();

        await Expect(holder.Page.Locator("#name")).ToHaveValueAsync("公交到站数据服务");
        await Expect(holder.Page.Locator("#operation-from")).ToHaveValueAsync("2025-01-02");
        await holder.AssertFitAsync("public-apply-en");
        Assert.Empty(holder.Complaints);
    }

    private static async Task FillAsync(Visitor holder)
    {
        var page = holder.Page;
        await Expect(page.Locator("form.apply > .buttons button")).ToBeEnabledAsync();
        await page.Locator("#name").FillAsync("武汉市公共停车场名录");
        await page.Locator("#division").PressSequentiallyAsync("42");
        await Expect(page.Locator("#division-fault")).ToHaveTextAsync("不是有效的行政区划代码。");
        await page.Locator("#division").FillAsync("420100");
        await page.Locator("#platform").FillAsync("公共存证平台");
        await page.Locator("#reference").FillAsync("CZ-1");
        await page.Locator("#preserved-on").FillAsync("2024-12-02");
        await holder.Context.SetOfflineAsync(true);
        await page.Locator("#summary").FillAsync("名称、位置与泊位数。");
        await holder.Context.SetOfflineAsync(false);
        await page.ReloadAsync();
        await Expect(page.Locator("form.apply > .buttons button")).ToBeEnabledAsync();
        await Expect(page.Locator("#summary")).ToHaveValueAsync("名称、位置与泊位数。");
        await Expect(page.Locator("#division")).ToHaveValueAsync("420100");
    }
}
