using Ledger.Domain.Parties;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>An organisation says at the portal who acts for it; who is off its record is out at once.</summary>
[Collection(nameof(PortalTests))]
public sealed class MemberTests(PortalRegistry registry)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_begins_the_record_admits_limits_and_removes_and_each_takes_effect_at_once()
    {
        await using var assistant = await registry.VisitAsync("en");
        await assistant.SignInAsync("assistant");
        await assistant.Page.GotoAsync("/portal/cases");
        await Expect(assistant.Page.Locator(".problem")).ToHaveCountAsync(0);

        await using var holder = await registry.VisitAsync();
        await holder.SignInAsync("holder");
        await holder.BringKeyAsync("holder");
        await BeginAsync(holder);
        await AssertShutOutAsync(assistant);

        await AdmitAsync(holder);
        await assistant.Page.GotoAsync("/portal/cases");
        await Expect(assistant.Page.Locator("h1")).ToHaveTextAsync("My applications");
        await Expect(assistant.Page.Locator(".problem")).ToHaveCountAsync(0);
        await assistant.Page.GotoAsync("/portal/members");
        await Expect(assistant.Page.Locator("[data-reads-only]")).ToBeVisibleAsync();
        await Expect(assistant.Page.Locator("form.act")).ToHaveCountAsync(0);
        await assistant.AssertFitAsync("members-reader-en");

        await LimitAsync(holder);
        await holder.Page.Locator("[data-member='2'] button").GetByText("移除", new() { Exact = true }).ClickAsync();
        await Expect(holder.Page.Locator("[data-member='2']")).ToContainTextAsync("已移除");
        await AssertShutOutAsync(assistant);
        await holder.AssertFitAsync("members-zh");
        Assert.Equal(
            [MemberRole.Reader], (await registry.Actors.Holder.ListMembersAsync(Cancel))![1].Roles);
        Assert.Empty(holder.Complaints);
        Assert.Empty(assistant.Complaints);
    }

    private static async Task BeginAsync(Visitor holder)
    {
        await holder.Page.GotoAsync("/portal");
        await holder.Page.Locator("main a[href='/portal/members']").ClickAsync();
        await Expect(holder.Page.Locator("form.act > .buttons button")).ToBeEnabledAsync();
        await Expect(holder.Page.Locator(".empty")).ToContainTextAsync("尚未建立成员名册");
        await Expect(holder.Page.Locator("#account")).ToHaveValueAsync("holder");
        await holder.AssertFitAsync("members-none-zh");
        await holder.Page.Locator("form.act > .buttons button").ClickAsync();
        await Expect(holder.Page.Locator("[data-member='1']")).ToContainTextAsync("生效中");
        await Expect(holder.Page.Locator("[data-member='1']")).ToContainTextAsync("管理员、经办人");
    }

    private static async Task AdmitAsync(Visitor holder)
    {
        await Expect(holder.Page.Locator("#account")).ToHaveValueAsync("");
        await holder.Page.Locator("#account").FillAsync("assistant");
        await holder.Page.Locator("#role-handler").UncheckAsync();
        await Expect(holder.Page.Locator("#role-handler")).Not.ToBeCheckedAsync();
        await holder.Page.Locator("form.act > .buttons button").ClickAsync();
        await Expect(holder.Page.Locator("form.act")).ToContainTextAsync("请至少选择一项权限。");
        await holder.Page.Locator("#role-reader").CheckAsync();
        await holder.Page.Locator("form.act > .buttons button").ClickAsync();
        await Expect(holder.Page.Locator("[data-member='2']")).ToContainTextAsync("查阅人");
    }

    private async Task LimitAsync(Visitor holder)
    {
        await holder.Page.Locator("[data-member='2'] button").GetByText("变更授权").ClickAsync();
        await Expect(holder.Page.Locator("#account")).ToHaveValueAsync("assistant");
        var until = (await registry.TodayAsync()).AddDays(400).ToString("yyyy-MM-dd");
        await holder.Page.Locator("#to").FillAsync(until);
        await Expect(holder.Page.Locator("[data-day]").Last).ToContainTextAsync(until + " 星期");
        await holder.Page.Locator("form.act > .buttons button").First.ClickAsync();
        await Expect(holder.Page.Locator("[data-member='2']")).ToContainTextAsync(until);
    }

    private static async Task AssertShutOutAsync(Visitor assistant)
    {
        await assistant.Page.GotoAsync("/portal/cases");
        await Expect(assistant.Page.Locator(".problem code").First).ToHaveTextAsync("not-a-member");
        await Expect(assistant.Page.Locator(".problem")).ToContainTextAsync("第一百七十一条");
        await Expect(assistant.Page.Locator("table")).ToHaveCountAsync(0);
    }
}
