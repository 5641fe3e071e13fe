using Ledger.Domain.Registration;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>
/// Whoever is quicker than a page's connection opens the next page while it is being made, and it may keep the address
/// of the page before. At which moment that is cannot be told from outside, so several are tried.
/// </summary>
[Collection(nameof(PortalTests))]
public sealed class AddressTests(PortalRegistry registry)
{
    private const int Moments = 20;

    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(5);

    [Fact]
    public async Task A_correction_opened_while_the_page_before_connects_is_one_of_the_case()
    {
        var id = await registry.FileAsync("portal-address");
        var by = (await registry.TodayAsync()).AddDays(20);
        await PortalRegistry.DoAsync(registry.Actors.Clerk, id, new RequestCorrection(["概述缺少采集时间"], by));
        await using var holder = await registry.VisitAsync();
        await holder.SignInAsync("holder");
        for (var moment = 0; moment < Moments; moment++)
        {
            await holder.Page.GotoAsync($"/portal/cases/{id}", new() { WaitUntil = WaitUntilState.Commit });
            await holder.Page.Locator("[data-correct]").WaitForAsync();
            await Task.Delay(moment * s_step, TestContext.Current.CancellationToken);
            await holder.Page.Locator("[data-correct]").ClickAsync();

            await Expect(holder.Page.Locator("form.apply > .buttons button")).ToBeEnabledAsync();
            await Expect(holder.Page.Locator("#name")).ToHaveValueAsync("行政区划代码汇编");
            await Expect(holder.Page.Locator("#name")).ToHaveAttributeAsync("data-draft", $"correct/{id}/2/name");
        }

        Assert.Empty(holder.Complaints);
    }
}
