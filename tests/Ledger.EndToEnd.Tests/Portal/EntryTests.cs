using Ledger.Domain.Calendars;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>Coming in, going out, and what everybody sees.</summary>
[Collection(nameof(PortalTests))]
public sealed class EntryTests(PortalRegistry registry)
{
    [Theory]
    [InlineData("zh-CN", "开发登记系统", "登录")]
    [InlineData("en", "Development registry", "Sign in")]
    public async Task Whoever_comes_sees_what_it_is_in_either_language(string language, string standing, string signIn)
    {
        await using var visitor = await registry.VisitAsync(language);

        var answer = await visitor.Page.GotoAsync("/portal");

        await Expect(visitor.Page.Locator(".standing")).ToContainTextAsync(standing);
        var today = CivilDate.Format(await registry.TodayAsync());
        await Expect(visitor.Page.Locator(".standing")).ToContainTextAsync(today);
        await Expect(visitor.Page.Locator("header .user")).ToContainTextAsync(signIn);
        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
        var policy = answer!.Headers["content-security-policy"];
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        await visitor.AssertFitAsync($"home-{language}");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Who_signs_out_is_nobody_to_the_portal_and_to_the_provider()
    {
        await using var visitor = await registry.VisitAsync();
        await visitor.SignInAsync("auditor");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();

        await Expect(visitor.Page.Locator("header a[href='/portal/sign-in']")).ToBeVisibleAsync();
        await visitor.Page.GotoAsync("/portal/due");
        await Expect(visitor.Page.Locator("#password")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_wrong_password_lets_nobody_in()
    {
        await using var visitor = await registry.VisitAsync();
        await visitor.Page.GotoAsync("/portal/due");
        await visitor.Page.Locator("#account").FillAsync("clerk");
        await visitor.Page.Locator("#password").FillAsync("aaaaaaaaaaaa");
        await visitor.Page.Locator("main button").ClickAsync();

        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("口令不正确");
        Assert.Contains("/connect/sign-in", visitor.Page.Url, StringComparison.Ordinal);
        await visitor.AssertFitAsync("sign-in");
    }

    [Fact]
    public async Task A_holder_is_offered_no_due_list_and_gets_none_by_its_address()
    {
        await using var holder = await registry.VisitAsync();
        await holder.SignInAsync("holder");
        await Expect(holder.Page.Locator("a[href='/portal/due']")).ToHaveCountAsync(0);

        await holder.Page.GotoAsync("/portal/due");

        await Expect(holder.Page.Locator(".problem code").First).ToHaveTextAsync("forbidden");
        await Expect(holder.Page.Locator("table")).ToHaveCountAsync(0);
        await holder.AssertFitAsync("due-forbidden-zh");
    }
}
