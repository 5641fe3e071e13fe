using Ledger.Domain;
using Ledger.Domain.Registration;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>Several cases by one, and one case by several.</summary>
[Collection(nameof(PortalTests))]
public sealed class TogetherTests(PortalRegistry registry)
{
    private const string Next = "a[rel='next']";

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
        await Expect(clerk.Page.Locator("h1")).ToHaveTextAsync("批量受理");
        await clerk.Page.GotoAsync("/portal/cases/accept?lines=100");
        foreach (var id in (CaseId[])[good, other, taken])
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
    public async Task Every_application_is_reached_page_by_page_and_first_what_is_to_be_answered_first()
    {
        CaseId[] older = [await registry.FileAsync("portal-queue-1"), await registry.FileAsync("portal-queue-2")];
        await registry.ToWorkdayAfterAsync(await registry.TodayAsync());
        CaseId[] newer = [await registry.FileAsync("portal-queue-3"), await registry.FileAsync("portal-queue-4")];
        foreach (var id in older.Concat(newer))
        {
            await registry.WaitForDueAsync(id);
        }

        await using var clerk = await registry.VisitAsync("en");
        await clerk.SignInAsync("clerk");
        await clerk.BringKeyAsync("clerk");
        List<(string Case, string By)> shown = [];
        for (string? address = "/portal/cases/accept?lines=3"; address is not null;)
        {
            var rows = await OpenAsync(clerk.Page, address, isFirst: shown.Count == 0);
            Assert.InRange(rows.Count, 1, 3);
            Assert.DoesNotContain(rows[0], shown);
            shown.AddRange(rows);
            if (rows.Any(row => row.Case == newer[0].ToString()))
            {
                await AcceptAsync(clerk.Page, newer[0]);
            }

            var next = clerk.Page.Locator(Next);
            address = await next.CountAsync() == 0 ? null : await next.GetAttributeAsync("href");
        }

        string[] order = [.. shown.Select(static row => row.Case)];
        Assert.Equal(order.Distinct(), order);
        Assert.Equal(shown.Select(static row => row.By).Order(StringComparer.Ordinal), shown.Select(row => row.By));
        Assert.All(older, id => Assert.All(newer, later => Assert.InRange(
            Array.IndexOf(order, id.ToString()), 0, Array.IndexOf(order, later.ToString()) - 1)));
        Assert.Equal(CaseStatus.Accepted, (await registry.Actors.Clerk.FindCaseAsync(newer[0], Cancel))!.State.Status);
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

    // The first page by its address, each further one by the way that leads on; read once it is alive.
    private static async Task<IReadOnlyList<(string Case, string By)>> OpenAsync(
        IPage page, string address, bool isFirst)
    {
        if (isFirst)
        {
            await page.GotoAsync(address);
        }
        else
        {
            await page.Locator(Next).ClickAsync();
            await page.WaitForURLAsync(url => url.EndsWith(address, StringComparison.Ordinal));
        }

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Choose all" })).ToBeEnabledAsync();
        var rows = page.Locator("tr[data-case]");
        var ids = await rows.EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.case)");
        return [.. ids.Zip(await rows.Locator(".badge").AllInnerTextsAsync())];
    }

    private static async Task AcceptAsync(IPage page, CaseId id)
    {
        await page.Locator($"tr[data-case='{id}'] input").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign and accept the 1 chosen" }).ClickAsync();
        await Expect(page.Locator("[data-done]")).ToHaveTextAsync("1 accepted.");
    }
}
