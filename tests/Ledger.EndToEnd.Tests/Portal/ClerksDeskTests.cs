using Ledger.Domain;
using Ledger.Domain.Registration;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>The registry's own people at the portal, on real parts: what they do arrives in log and chain.</summary>
[Collection(nameof(PortalTests))]
public sealed class ClerksDeskTests(PortalRegistry registry)
{
    [Fact]
    public async Task A_case_goes_from_the_due_list_through_acceptance_and_review_to_a_notice_on_the_chain()
    {
        var id = await registry.FileAsync("portal-desk");
        await registry.WaitForDueAsync(id);
        await using var clerk = await registry.VisitAsync();
        await clerk.SignInAsync("clerk");
        await clerk.BringKeyAsync("clerk");
        await clerk.AssertFitAsync("key-zh");

        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "待办期限" }).First.ClickAsync();
        await Expect(clerk.Page.Locator("h1")).ToHaveTextAsync("待办期限");
        await clerk.AssertFitAsync("due-zh");
        await clerk.TurnToAsync($"a[href='/portal/cases/{id}']");
        await Expect(clerk.Page.Locator($"tr:has(a[href='/portal/cases/{id}'])")).ToContainTextAsync("第十七条");
        await clerk.Page.Locator($"a[href='/portal/cases/{id}']").First.ClickAsync();
        await Expect(clerk.Page.Locator("[data-status]")).ToHaveTextAsync("待受理");
        await clerk.AssertFitAsync("case-filed-zh");
        await clerk.Page.Locator("summary").First.ClickAsync();
        await Expect(clerk.Page.Locator("iframe").First.ContentFrame.Locator("body")).ToContainTextAsync("portal-desk");

        await clerk.ActAsync("受理", "签名并提交");
        await Expect(clerk.Page.Locator("[data-status]")).ToHaveTextAsync("审查中");
        var entry = clerk.Page.Locator("tr[data-entry]").Filter(new() { HasTextString = "受理" }).Last;
        await Expect(entry).ToContainTextAsync("已上链");

        await ReviewAsync(id);

        // What the reviewer did shows on the clerk's page, which was open all the while.
        await Expect(clerk.Page.Locator("[data-status]")).ToHaveTextAsync("审查通过");
        await clerk.ActAsync("公示", "签名并提交");
        await Expect(clerk.Page.Locator("[data-status]")).ToHaveTextAsync("公示中");
        await Expect(clerk.Page.Locator("tr[data-entry]").Last).ToContainTextAsync("已上链");
        await clerk.AssertFitAsync("case-noticed-zh");
        Assert.Equal(CaseStatus.Noticed, (await registry.Actors.Clerk.FindCaseAsync(
            id, TestContext.Current.CancellationToken))!.State.Status);
        Assert.Empty(clerk.Complaints);
    }

    [Fact]
    public async Task A_decision_that_a_rule_forbids_is_shown_with_code_and_clause()
    {
        var id = await registry.FileAsync("portal-refusal");
        await using var clerk = await registry.VisitAsync("en");
        await clerk.SignInAsync("clerk");
        await clerk.BringKeyAsync("clerk");
        await clerk.Page.GotoAsync($"/portal/cases/{id}");

        await clerk.ActAsync("Request correction", "Sign and submit", async () =>
        {
            await clerk.Page.Locator("#items").FillAsync("来源说明缺少日期");
            await clerk.Page.Locator("#day").FillAsync("2025-03-01");
        });

        await Expect(clerk.Page.Locator(".problem code").First).ToHaveTextAsync("correction-date-not-ahead");
        await Expect(clerk.Page.Locator(".problem")).ToContainTextAsync("第十七条");
        await clerk.AssertFitAsync("case-problem-en");
        Assert.Empty(clerk.Complaints);
    }

    [Fact]
    public async Task What_was_typed_outlives_a_lost_connection_and_a_reload()
    {
        var id = await registry.FileAsync("portal-draft");
        await using var clerk = await registry.VisitAsync();
        await clerk.SignInAsync("clerk");
        await clerk.Page.GotoAsync($"/portal/cases/{id}");
        await clerk.Page.Locator(".acts .buttons button").GetByText("不予受理").ClickAsync();
        await clerk.Page.Locator("#reason").PressSequentiallyAsync("材料不全，");
        await clerk.Context.SetOfflineAsync(true);
        await clerk.Page.Locator("#reason").PressSequentiallyAsync("且无法补正");
        await clerk.Context.SetOfflineAsync(false);

        await clerk.Page.ReloadAsync();
        await clerk.Page.Locator(".acts .buttons button").GetByText("不予受理").ClickAsync();

        await Expect(clerk.Page.Locator("#reason")).ToHaveValueAsync("材料不全，且无法补正");
    }

    [Fact]
    public async Task Markup_in_what_was_filed_shows_as_text()
    {
        const string Hostile = "<img src=x onerror=alert(1)>\"'<script>alert(2)</script>";
        var id = await registry.FileAsync("portal-markup", application => application with
        {
            Description = application.Description with { Overview = Hostile + application.Description.Overview },
        });
        await using var clerk = await registry.VisitAsync();
        await clerk.SignInAsync("clerk");

        await clerk.Page.GotoAsync($"/portal/cases/{id}");

        await Expect(clerk.Page.Locator("dl.lines")).ToContainTextAsync(Hostile);
        await Expect(clerk.Page.Locator("main img, main script")).ToHaveCountAsync(0);
        Assert.Empty(clerk.Complaints);
    }

    private async Task ReviewAsync(CaseId id)
    {
        await using var reviewer = await registry.VisitAsync("en");
        await reviewer.SignInAsync("reviewer");
        await reviewer.BringKeyAsync("reviewer");
        await reviewer.Page.GotoAsync($"/portal/cases/{id}");
        await Expect(reviewer.Page.Locator("[data-status]")).ToHaveTextAsync("Accepted, under review");
        await reviewer.ActAsync("Review", "Sign and submit", async () =>
        {
            foreach (var item in (string[])["description", "source", "rights"])
            {
                await reviewer.Page.Locator($"input[name='{item}']").First.CheckAsync();
                await reviewer.Page.Locator($"#statement-{item}").FillAsync("与材料一致。");
            }

            await reviewer.AssertFitAsync("case-review-en");
        });
        await Expect(reviewer.Page.Locator("[data-status]")).ToHaveTextAsync("Review passed");
        Assert.Empty(reviewer.Complaints);
    }
}
