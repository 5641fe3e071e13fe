using Ledger.Domain.Registration;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>How much a page weighs, and how often one has to ask for it.</summary>
[Collection(nameof(PortalTests))]
public sealed class WeightTests(PortalRegistry registry)
{
    private const int MaxWeight = 200_000;

    [Fact]
    public async Task The_first_page_is_under_200_kilobytes_as_it_goes_over_the_wire_without_fonts()
    {
        await using var anybody = await registry.VisitAsync();

        var weight = await WeighAsync(anybody, "/portal");

        Assert.InRange(weight, 1_000, MaxWeight);
        TestContext.Current.SendDiagnosticMessage($"The first page weighs {weight} bytes.");
    }

    [Fact]
    public async Task A_case_weighs_no_more_with_what_it_comes_alive_from()
    {
        var id = await registry.FileAsync("portal-weight");
        await using var clerk = await registry.VisitAsync();
        await clerk.SignInAsync("clerk");

        // What was fetched for the pages before would not be fetched again.
        await using var anew = await registry.VisitAsync(like: clerk);
        var weight = await WeighAsync(anew, $"/portal/cases/{id}");

        Assert.InRange(weight, 1_000, MaxWeight);
        TestContext.Current.SendDiagnosticMessage($"A case weighs {weight} bytes.");
    }

    /// <summary>One answer has all that there is to read; what makes it alive comes after.</summary>
    [Fact]
    public async Task A_case_is_there_whole_in_the_first_answer_and_looks_as_it_should_after_the_second()
    {
        var id = await registry.FileAsync("portal-trips");
        await PortalRegistry.DoAsync(registry.Actors.Clerk, id, new AcceptRegistration());
        await using var clerk = await registry.VisitAsync("zh-CN", script: false);
        await clerk.SignInAsync("clerk");
        List<IRequest> requests = [];
        clerk.Page.Request += (_, request) => requests.Add(request);

        await clerk.Page.GotoAsync($"/portal/cases/{id}");

        await Expect(clerk.Page.Locator("[data-status]")).ToHaveTextAsync("审查中");
        await Expect(clerk.Page.Locator("tr[data-entry]")).ToHaveCountAsync(2);
        await Expect(clerk.Page.Locator("dl.lines")).ToContainTextAsync("行政区划名称");

        // Documents of the case come only when they are opened, in frames of their own.
        var own = requests.Where(static one => one.Frame.ParentFrame is null).ToList();
        Assert.Single(own, static one => one.ResourceType == "document");
        Assert.All(
            own.Where(static one => one.ResourceType != "document"),
            static one => Assert.Contains(one.ResourceType, (string[])["stylesheet", "image", "other"]));
    }

    private static async Task<int> WeighAsync(Visitor visitor, string address)
    {
        List<IRequest> requests = [];
        visitor.Page.RequestFinished += (_, request) => requests.Add(request);
        await visitor.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var weight = 0;
        foreach (var request in requests.Where(static one => one.ResourceType != "font"))
        {
            weight += (await request.SizesAsync()).ResponseBodySize;
        }

        Assert.Contains(requests, static one => one.Url.EndsWith("blazor.web.js", StringComparison.Ordinal));
        return weight;
    }
}
