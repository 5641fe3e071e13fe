using Ledger.Domain;
using Ledger.Domain.Registration;
using Ledger.Sdk;
using Ledger.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>What the registry asks an applicant for, and what the applicant answers.</summary>
[Collection(nameof(PortalTests))]
public sealed class SupplementTests(PortalRegistry registry)
{
    private const string Corrected = "补正后的数据概述：补充了采集时间与更新方式，供核对使用。";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_correction_is_asked_for_made_through_a_lost_connection_and_shown_as_what_it_changed()
    {
        var id = await registry.FileAsync("portal-correct");
        var by = (await registry.TodayAsync()).AddDays(20);
        await PortalRegistry.DoAsync(registry.Actors.Clerk, id, new RequestCorrection(["概述缺少采集时间"], by));
        await using var holder = await registry.VisitAsync();
        await holder.SignInAsync("holder");
        await holder.BringKeyAsync("holder");
        await holder.Page.GotoAsync($"/portal/cases/{id}");
        await Expect(holder.Page.Locator("[data-message]")).ToContainTextAsync("概述缺少采集时间");

        await holder.Page.Locator("[data-correct]").ClickAsync();
        await Expect(holder.Page.Locator("#name")).ToHaveValueAsync("行政区划代码汇编");
        await Expect(holder.Page.Locator("main")).ToContainTextAsync("概述缺少采集时间");
        await Expect(holder.Page.Locator("form.apply > .buttons button")).ToBeEnabledAsync();
        await holder.Context.SetOfflineAsync(true);
        await holder.Page.Locator("#overview").FillAsync(Corrected);
        await holder.Page.Locator("#frequency").SelectOptionAsync("Monthly");
        await holder.Context.SetOfflineAsync(false);
        await holder.Page.ReloadAsync();
        await Expect(holder.Page.Locator("#overview")).ToHaveValueAsync(Corrected);
        await Expect(holder.Page.Locator("#frequency")).ToHaveValueAsync("Monthly");
        await holder.AssertFitAsync("correct-zh");
        await holder.Page.GetByRole(AriaRole.Button, new() { Name = "签名并提交补正" }).ClickAsync();

        await Expect(holder.Page.Locator("[data-status]")).ToHaveTextAsync("待受理");
        await AssertDifferenceAsync(holder.Page, "按月");
        await holder.AssertFitAsync("case-versions-zh");
        var corrected = (await registry.Actors.Clerk.FindCaseAsync(id, Cancel))!.State.Application!;
        Assert.Equal((Corrected, 5, 2), (
            corrected.Description.Overview, corrected.Materials.Count, corrected.Applicants.Count));
        Assert.Empty(holder.Complaints);
    }

    [Fact]
    public async Task Evidence_that_is_asked_for_is_handed_in_and_read_where_it_was_asked_for()
    {
        var id = await registry.FileAsync("portal-evidence");
        await PortalRegistry.DoAsync(registry.Actors.Clerk, id, new AcceptRegistration());
        var by = (await registry.TodayAsync()).AddDays(20);
        await PortalRegistry.DoAsync(registry.Actors.Reviewer, id, new RequestEvidence(["采集程序的运行记录"], by));
        using var folder = new TemporaryFolder();
        var paper = folder.PathOf("运行记录.txt");
        await File.WriteAllTextAsync(paper, "采集程序运行记录：每日一次。", Cancel);
        await using var holder = await registry.VisitAsync("en");
        await holder.SignInAsync("holder");
        await holder.BringKeyAsync("holder");
        await holder.Page.GotoAsync($"/portal/cases/{id}");

        await holder.ActAsync("Supply evidence", "Sign and submit", async () =>
        {
            await holder.Page.GetByRole(AriaRole.Button, new() { Name = "Sign and submit" }).ClickAsync();
            await Expect(holder.Page.Locator(".act [role=alert]")).ToContainTextAsync("at least one document");
            await holder.Page.Locator("#material-file").SetInputFilesAsync(paper);
            await Expect(holder.Page.Locator("[data-handed-in]")).ToContainTextAsync("运行记录.txt");
            await holder.AssertFitAsync("case-supply-en");
        });

        await Expect(holder.Page.Locator("[data-status]")).ToHaveTextAsync("Accepted, under review");
        await using var reviewer = await registry.VisitAsync();
        await reviewer.SignInAsync("reviewer");
        await reviewer.Page.GotoAsync($"/portal/cases/{id}");
        // What is opened before the page is alive is closed again when it comes alive.
        await Expect(reviewer.Page.Locator(".acts .buttons button").First).ToBeEnabledAsync();
        var message = reviewer.Page.Locator("[data-message='registration.evidence-supplied']");
        await message.Locator("summary").ClickAsync();
        await Expect(message.Locator("iframe").ContentFrame.Locator("body")).ToContainTextAsync("每日一次");
        Assert.Empty(holder.Complaints);
        Assert.Empty(reviewer.Complaints);
    }

    private static async Task AssertDifferenceAsync(IPage page, string frequency)
    {
        var rows = page.Locator("[data-version='2'] tbody tr");
        await Expect(rows).ToHaveCountAsync(2);
        await Expect(rows.Filter(new() { HasTextString = Corrected }).Locator("del")).ToContainTextAsync("五级行政区划");
        await Expect(rows.Filter(new() { HasTextString = frequency })).ToHaveCountAsync(1);
    }
}
