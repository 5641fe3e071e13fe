using Ledger.Domain.Registration;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>A clerk's desk by keyboard alone: no step needs a pointer.</summary>
[Collection(nameof(PortalTests))]
public sealed class KeyboardTests(PortalRegistry registry)
{
    private const int MaxStops = 120;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_is_found_read_accepted_and_noticed_without_a_pointer()
    {
        var id = await registry.FileAsync("portal-keyboard");
        await registry.WaitForDueAsync(id);
        await using var clerk = await registry.VisitAsync();
        await SignInAsync(clerk);

        await GoAsync(clerk.Page, "header a[href='/portal/due']");
        await Expect(clerk.Page.Locator("h1")).ToHaveTextAsync("待办期限");
        await clerk.TurnToAsync($"a[href='/portal/cases/{id}']", next => GoAsync(clerk.Page, next));
        await GoAsync(clerk.Page, $"a[href='/portal/cases/{id}']");
        await Expect(clerk.Page.Locator("[data-status]")).ToHaveTextAsync("待受理");
        await Expect(clerk.Page.Locator(".acts .buttons button").First).ToBeEnabledAsync();
        await GoAsync(clerk.Page, "#materials ~ details summary");
        await Expect(clerk.Page.Locator("iframe").First.ContentFrame.Locator("body"))
            .ToContainTextAsync("portal-keyboard");

        await ActAsync(clerk.Page, "受理");
        await Expect(clerk.Page.Locator("[data-status]")).ToHaveTextAsync("审查中");
        await PortalRegistry.DoAsync(registry.Actors.Reviewer, id, PortalRegistry.Findings);
        await Expect(clerk.Page.Locator("[data-status]")).ToHaveTextAsync("审查通过");
        await ActAsync(clerk.Page, "公示");
        await Expect(clerk.Page.Locator("[data-status]")).ToHaveTextAsync("公示中");
        Assert.Equal(
            CaseStatus.Noticed, (await registry.Actors.Clerk.FindCaseAsync(id, Cancel))!.State.Status);
        Assert.Empty(clerk.Complaints);
    }

    [Fact]
    public async Task The_first_stop_of_a_page_leads_past_what_is_the_same_on_every_page()
    {
        await using var anybody = await registry.VisitAsync("en");
        await anybody.Page.GotoAsync("/portal/register");
        await anybody.Page.Keyboard.PressAsync("Tab");
        await Expect(anybody.Page.Locator(".skip")).ToBeFocusedAsync();
        await anybody.Page.Keyboard.PressAsync("Enter");
        await anybody.Page.Keyboard.PressAsync("Tab");
        Assert.True(await anybody.Page.EvaluateAsync<bool>("document.activeElement.closest('main') !== null"));
    }

    private async Task SignInAsync(Visitor clerk)
    {
        await clerk.Page.GotoAsync("/portal");
        await GoAsync(clerk.Page, "header a[href='/portal/sign-in']");
        await Expect(clerk.Page.Locator("#password")).ToBeVisibleAsync();
        await ReachAsync(clerk.Page, "#account");
        await clerk.Page.Keyboard.TypeAsync("clerk");
        await ReachAsync(clerk.Page, "#password");
        await clerk.Page.Keyboard.TypeAsync(
            (await File.ReadAllTextAsync(Path.Combine(registry.Accounts, "clerk.password"), Cancel)).Trim());
        await clerk.Page.Keyboard.PressAsync("Enter");
        await Expect(clerk.Page.Locator(".who")).ToContainTextAsync("clerk");
        await clerk.BringKeyAsync("clerk");
    }

    private static async Task ActAsync(IPage page, string word)
    {
        await ReachAsync(page, ".acts > .buttons button", word);
        await page.Keyboard.PressAsync("Enter");
        await ReachAsync(page, "form.act > .buttons button:not([type])");
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task GoAsync(IPage page, string selector)
    {
        await ReachAsync(page, selector);
        await page.Keyboard.PressAsync("Enter");
    }

    // What has the focus shows it, and no stop is a trap.
    private static async Task ReachAsync(IPage page, string selector, string word = "")
    {
        // A page that is still coming has no such stop yet, however often one goes on.
        await Expect(page.Locator(selector).Filter(new() { HasTextString = word }).First).ToBeVisibleAsync();
        for (var stop = 0; stop < MaxStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var isThere = await page.EvaluateAsync<bool>(
                "([selector, word]) => document.activeElement.matches(selector) "
                    + "&& document.activeElement.textContent.trim().startsWith(word)",
                new[] { selector, word });
            if (isThere)
            {
                Assert.NotEqual("none", await page.EvaluateAsync<string>(
                    "getComputedStyle(document.activeElement).outlineStyle"));
                return;
            }
        }

        Assert.Fail($"No {selector} {word} within {MaxStops} stops.");
    }
}
