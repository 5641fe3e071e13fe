using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>A page that somebody may not see says so in its own words, and so does the status of the answer.</summary>
[Collection(nameof(PortalTests))]
public sealed class RefusalTests(PortalRegistry registry)
{
    [Theory]
    [InlineData("due")]
    [InlineData("cases/accept")]
    [InlineData("dashboards")]
    [InlineData("organisations")]
    [InlineData("admin")]
    [InlineData("admin/access")]
    public async Task A_page_that_one_may_not_see_is_told_by_its_words_and_its_status(string address)
    {
        await using var holder = await registry.VisitAsync("en");
        await holder.SignInAsync("holder");

        var answer = await holder.Page.GotoAsync("/portal/" + address);

        Assert.Equal(403, answer!.Status);
        await Expect(holder.Page.Locator(EveryPage.Waiting)).ToHaveCountAsync(0);
        await Expect(holder.Page.Locator(".problem code").First).ToHaveTextAsync("forbidden");
        Assert.Empty(holder.Complaints);
    }

    [Fact]
    public async Task What_goes_wrong_on_a_page_that_one_may_see_is_no_refusal_of_the_page()
    {
        await using var clerk = await registry.VisitAsync("en");
        await clerk.SignInAsync("clerk");

        var answer = await clerk.Page.GotoAsync("/portal/cases?after=nothing");

        await Expect(clerk.Page.Locator(".problem")).ToHaveCountAsync(1);
        Assert.Equal(200, answer!.Status);
    }
}
