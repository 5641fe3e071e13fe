using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>Who signs in, who is refused and who leaves: an auditor sees it.</summary>
[Collection(nameof(PortalTests))]
public sealed class SignInTests(PortalRegistry registry)
{
    private const string Mistyped = "correct-horse-battery";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_sign_in_is_on_the_trail_and_what_is_no_account_is_not_kept()
    {
        await using var auditor = await registry.VisitAsync("en");
        await auditor.SignInAsync("auditor");
        var (ofMaker, ofAll) = (await RefusedAsync(auditor, "maker"), await RefusedAsync(auditor, ""));

        await using var maker = await registry.VisitAsync();
        await maker.Page.GotoAsync("/portal");
        await maker.Page.Locator("header a[href='/portal/sign-in']").ClickAsync();
        await TryAsync(maker.Page, "maker", "wrong");
        await TryAsync(maker.Page, Mistyped, "wrong");
        await maker.SignInAsync("maker");
        await Expect(maker.Page.Locator("main [data-party]")).ToHaveTextAsync("产品开发方");
        await maker.Page.Locator("header form button").ClickAsync();
        await Expect(maker.Page.Locator("header a[href='/portal/sign-in']")).ToBeVisibleAsync();

        Assert.Equal(ofMaker + 1, await RefusedAsync(auditor, "maker"));
        Assert.Equal(ofAll + 2, await RefusedAsync(auditor, ""));
        await Expect(auditor.Page.Locator("main")).Not.ToContainTextAsync(Mistyped);
        await auditor.Page.GotoAsync("/portal/admin/access?kind=signed-out&account=maker");
        await Expect(auditor.Page.Locator("tr[data-access='signed-out']")).ToHaveCountAsync(1);
        var download = await auditor.Page.RunAndWaitForDownloadAsync(
            () => auditor.Page.Locator("a[href^='/portal/admin/access.csv']").ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), Cancel);
        Assert.Equal(2, lines.Length);
        Assert.Contains("signed-out", lines[1], StringComparison.Ordinal);
        Assert.Empty(auditor.Complaints);
    }

    [Fact]
    public async Task A_page_that_is_open_speaks_for_nobody_but_who_signed_in_last()
    {
        await using var holder = await registry.VisitAsync("en");
        await holder.SignInAsync("holder");
        await holder.Page.GotoAsync($"/portal/parties/{registry.Actors.Holder.Account!.Party}/restoration");
        await Expect(holder.Page.Locator(EveryPage.Waiting)).ToHaveCountAsync(0);
        var elsewhere = await Visitor.EnterAsync(holder.Context, registry.Accounts);
        await elsewhere.Page.GotoAsync("/portal");
        await elsewhere.Page.Locator("header form button").ClickAsync();
        await elsewhere.SignInAsync("maker");

        await holder.Page.EvaluateAsync("window.isOfHolder = true");

        await holder.Page.EvaluateAsync("Blazor.navigateTo('/portal/members')");

        // The connection of before goes with the document.
        await holder.Page.WaitForFunctionAsync("() => !window.isOfHolder");
        await Expect(holder.Page.Locator(".who")).ToContainTextAsync("maker");
        await Expect(holder.Page.Locator(EveryPage.Waiting)).ToHaveCountAsync(0);
        Assert.EndsWith("/portal/members", holder.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_no_auditor_is_refused_the_trail_by_hand_too()
    {
        await using var clerk = await registry.VisitAsync("en");
        await clerk.SignInAsync("clerk");
        await Expect(clerk.Page.Locator("a[href='/portal/admin/access']")).ToHaveCountAsync(0);

        await clerk.Page.GotoAsync("/portal/admin/access");

        await Expect(clerk.Page.Locator(".problem")).ToBeVisibleAsync();
        await Expect(clerk.Page.Locator("tr[data-access]")).ToHaveCountAsync(0);
    }

    // Other stories are refused at the same registry: what is this one's own comes on top of theirs.
    private static async Task<int> RefusedAsync(Visitor auditor, string account)
    {
        await auditor.Page.GotoAsync($"/portal/admin/access?kind=sign-in-refused&account={account}");
        await Expect(auditor.Page.Locator("h1")).ToBeVisibleAsync();
        return await auditor.Page.Locator("tr[data-access='sign-in-refused']").CountAsync();
    }

    private static async Task TryAsync(IPage page, string account, string password)
    {
        await page.Locator("#account").FillAsync(account);
        await page.Locator("#password").FillAsync(password);
        await page.Locator("main button").ClickAsync();
        await Expect(page.Locator("[role=alert]")).ToContainTextAsync("Account or password is wrong.");
    }
}
