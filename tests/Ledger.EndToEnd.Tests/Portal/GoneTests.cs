using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>A page about what is not there says so in its own words, and so does the status of the answer.</summary>
[Collection(nameof(PortalTests))]
public sealed class GoneTests(PortalRegistry registry)
{
    private const string Nothing = "0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData(null, "register/SJ4219999120001")]
    [InlineData(
        "holder", "cases/" + Nothing, "cases/nothing", $"cases/{Nothing}/correct", $"cases/{Nothing}/amend",
        "cases/nothing/amend", $"cases/{Nothing}/resubmit", $"public/later/{Nothing}/{Nothing}",
        "public/later/nothing", "cases/nothing/resubmit",
        "assets/" + Nothing, "assets/nothing", $"assets/{Nothing}/apply/renewal/{Nothing}",
        $"assets/{Nothing}/apply/nothing/{Nothing}", "parties/" + Nothing, "parties/nothing",
        $"parties/{Nothing}/restoration", "entries/999999999", "entries/nothing",
        $"notices/{Nothing}/object", "notices/nothing/object", "register/SJ4219999120001/inquire")]
    [InlineData("court", "orders/" + Nothing, "orders/nothing")]
    public async Task A_page_about_what_is_not_there_is_told_by_its_words_and_its_status(
        string? account, params string[] addresses)
    {
        await using var visitor = await registry.VisitAsync("en");
        if (account is not null)
        {
            await visitor.SignInAsync(account);
        }

        foreach (var address in addresses)
        {
            var answer = await visitor.Page.GotoAsync("/portal/" + address);

            Assert.True(answer!.Status == 404, $"{address}: {answer.Status}");
            await Expect(visitor.Page.Locator("[data-gone]")).ToHaveCountAsync(1);
            await Expect(visitor.Page.Locator("h1")).Not.ToHaveTextAsync("No such page");
            await Expect(visitor.Page.Locator(".problem")).ToHaveCountAsync(0);
        }

        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_page_about_what_cannot_be_done_now_says_so_and_is_there()
    {
        var id = await registry.FileAsync("portal-gone-not");
        await using var holder = await registry.VisitAsync("en");
        await holder.SignInAsync("holder");
        foreach (var page in (string[])["correct", "amend", "resubmit"])
        {
            var answer = await holder.Page.GotoAsync($"/portal/cases/{id}/{page}");

            Assert.True(answer!.Status == 200, $"{page}: {answer.Status}");
            await Expect(holder.Page.Locator("[data-gone]")).ToHaveCountAsync(1);
        }
    }

    [Fact]
    public async Task Whoever_comes_by_a_link_reads_the_same_words()
    {
        await using var visitor = await registry.VisitAsync("en");
        await visitor.Page.GotoAsync("/portal/register");

        await visitor.Page.EvaluateAsync("Blazor.navigateTo('/portal/register/SJ4219999120001')");

        await Expect(visitor.Page.Locator("[data-gone]")).ToContainTextAsync("no registration of that number");
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("No such number in the register");
        Assert.Empty(visitor.Complaints);
    }
}
