using Ledger.Domain.Registration;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>Who is away names who acts meanwhile, and the registry says for whom it was done.</summary>
[Collection(nameof(PortalTests))]
public sealed class SubstituteTests(PortalRegistry registry)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clerk_reviews_for_the_reviewer_until_that_is_ended_and_the_case_says_for_whom()
    {
        var id = await registry.FileAsync("portal-substitute");
        var other = await registry.FileAsync("portal-substitute-2");
        await PortalRegistry.DoAsync(registry.Actors.Clerk, other, new AcceptRegistration());
        await PortalRegistry.DoAsync(registry.Actors.Clerk, id, new AcceptRegistration());
        await using var reviewer = await registry.VisitAsync();
        await AppointAsync(reviewer);

        await using var clerk = await registry.VisitAsync("en");
        await clerk.SignInAsync("clerk");
        await clerk.BringKeyAsync("clerk");
        await clerk.Page.GotoAsync($"/portal/cases/{id}");
        await Expect(clerk.Page.Locator("[data-stands-in]")).ToHaveTextAsync("Today you act for: reviewer");
        await clerk.ActAsync("Review", "Sign and submit", async () =>
        {
            foreach (var item in (string[])["description", "source", "rights"])
            {
                await clerk.Page.Locator($"input[name='{item}']").First.CheckAsync();
                await clerk.Page.Locator($"#statement-{item}").FillAsync("与材料一致。");
            }
        });
        await Expect(clerk.Page.Locator("[data-status]")).ToHaveTextAsync("Review passed");
        await Expect(clerk.Page.Locator("[data-message='registration.reviewed']"))
            .ToContainTextAsync("Done by clerk for reviewer");
        await clerk.AssertFitAsync("case-substituted-en");

        await reviewer.Page.Locator("[data-substitution='1'] button").ClickAsync();
        await Expect(reviewer.Page.Locator("[data-substitution='1']")).ToContainTextAsync("已终止");
        await clerk.Page.GotoAsync($"/portal/cases/{other}");
        await Expect(clerk.Page.Locator("[data-status]")).ToBeVisibleAsync();
        await Expect(clerk.Page.Locator("[data-stands-in]")).ToHaveCountAsync(0);
        var reviewed = (await registry.Actors.Clerk.FindCaseAsync(id, Cancel))!.State.Reviews.Single();
        Assert.Equal(("clerk", "reviewer"), (reviewed.Account.ToString(), reviewed.For.ToString()));
        Assert.Empty(clerk.Complaints);
        Assert.Empty(reviewer.Complaints);
    }

    [Fact]
    public async Task Staff_find_organisations_and_see_how_the_registry_is()
    {
        await using var clerk = await registry.VisitAsync();
        await clerk.SignInAsync("clerk");
        await clerk.Page.GotoAsync("/portal/organisations");
        await clerk.Page.Locator("#name").FillAsync("产品开发");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "查找" }).ClickAsync();
        await Expect(clerk.Page.Locator("tr[data-party]")).ToHaveCountAsync(1);
        await clerk.AssertFitAsync("organisations-zh");
        await clerk.Page.GotoAsync("/portal/admin");
        await Expect(clerk.Page.Locator("[data-health='access']")).ToContainTextAsync("正常");
        await Expect(clerk.Page.Locator("[data-health='disk']")).ToBeVisibleAsync();
        await clerk.AssertFitAsync("admin-zh");
        await clerk.Page.GotoAsync("/portal/admin/retention?status=refused");
        await Expect(clerk.Page.Locator("dl.lines")).ToContainTextAsync("20 年");
        await clerk.AssertFitAsync("retention-zh");
        Assert.Empty(clerk.Complaints);
    }

    private async Task AppointAsync(Visitor reviewer)
    {
        await reviewer.SignInAsync("reviewer");
        await reviewer.BringKeyAsync("reviewer");
        await reviewer.Page.GotoAsync("/portal/organisations/substitutes");
        await Expect(reviewer.Page.Locator("#for")).ToHaveValueAsync("reviewer");
        await Expect(reviewer.Page.Locator("form.act > .buttons button")).ToBeEnabledAsync();
        await reviewer.Page.Locator("#by").FillAsync("reviewer");
        await Expect(reviewer.Page.Locator("#by-fault")).ToHaveTextAsync("请填写另一人的账户名。");
        await reviewer.Page.Locator("#by").FillAsync("clerk");
        var until = (await registry.TodayAsync()).AddDays(400);
        await reviewer.Page.Locator("#to").FillAsync(until.ToString("yyyy-MM-dd"));
        await reviewer.Page.Locator("form.act > .buttons button").ClickAsync();
        await Expect(reviewer.Page.Locator("[data-substitution='1']")).ToContainTextAsync("代理中");
        await reviewer.AssertFitAsync("substitutes-zh");
    }
}
