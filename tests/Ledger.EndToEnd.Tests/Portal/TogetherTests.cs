using Ledger.Domain.Registration;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>Several cases by one, and one case by several.</summary>
[Collection(nameof(PortalTests))]
public sealed class TogetherTests(PortalRegistry registry)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Several_applications_are_accepted_at_once_and_what_a_rule_forbids_says_so()
    {
        var good = await registry.FileAsync("portal-bulk-1");
        var other = await registry.FileAsync("portal-bulk-2");
        var taken = await registry.FileAsync("portal-bulk-3");
        await registry.WaitForDueAsync(taken);
        await using var clerk = await registry.VisitAsync();
        await clerk.SignInAsync("clerk");
        await clerk.BringKeyAsync("clerk");
        await clerk.Page.GotoAsync("/portal/cases?status=filed");
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "批量受理" }).ClickAsync();
        foreach (var id in (Ledger.Domain.CaseId[])[good, other, taken])
        {
            await clerk.Page.Locator($"tr[data-case='{id}'] input").CheckAsync();
        }

        await PortalRegistry.DoAsync(registry.Actors.Clerk, taken, new DeclineRegistration("申请人已另行申请。"));
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "签名并受理所选 3 件" }).ClickAsync();

        await Expect(clerk.Page.Locator("[data-done]")).ToHaveTextAsync("已受理 2 件。");
        await Expect(clerk.Page.Locator($"tr[data-case='{taken}'] .bad")).ToContainTextAsync("not-in-this-state");
        await Expect(clerk.Page.Locator($"tr[data-case='{good}']")).ToContainTextAsync("已接受");
        Assert.Equal(CaseStatus.Accepted, (await registry.Actors.Clerk.FindCaseAsync(other, Cancel))!.State.Status);
        await clerk.AssertFitAsync("bulk-zh");
        Assert.Empty(clerk.Complaints);
    }

    [Fact]
    public async Task Whoever_was_slower_sees_it_and_keeps_what_was_typed()
    {
        var id = await registry.FileAsync("portal-slower");
        await using var clerk = await registry.VisitAsync("en");
        await clerk.SignInAsync("clerk");
        await clerk.Page.GotoAsync($"/portal/cases/{id}");
        await clerk.Page.Locator(".acts .buttons button").GetByText("Decline", new() { Exact = true }).ClickAsync();
        await clerk.Page.Locator("#reason").PressSequentiallyAsync("材料不全");

        await PortalRegistry.DoAsync(registry.Actors.Clerk, id, new AcceptRegistration());

        await Expect(clerk.Page.Locator("[data-changed]")).ToContainTextAsync("What you typed is kept");
        await Expect(clerk.Page.Locator("[data-status]")).ToHaveTextAsync("Accepted, under review");
        await Expect(clerk.Page.Locator("form.act")).ToHaveCountAsync(0);
        Assert.Equal("材料不全", await clerk.Page.EvaluateAsync<string>(
            $"localStorage.getItem('ledger.draft/{id}/decline/reason')"));
    }
}
