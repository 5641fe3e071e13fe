using System.Net;
using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>The registry itself at the portal: its figures, its chains, its rules and days, its keys.</summary>
[Collection(nameof(PortalTests))]
public sealed class RegistryTests(PortalRegistry registry)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dashboards_draw_tell_and_save_the_same_figures()
    {
        var before = await CountFiledAsync();
        await registry.FileAsync("portal-dashboard");
        await PortalRegistry.WaitForAsync(async () => await CountFiledAsync() == before + 1);
        await using var auditor = await registry.VisitAsync();
        await auditor.SignInAsync("auditor");
        await auditor.Page.GetByRole(AriaRole.Link, new() { Name = "统计" }).First.ClickAsync();

        await Expect(auditor.Page.Locator("section:has(#entries) svg.columns")).ToBeVisibleAsync();
        await auditor.Page.Locator("section:has(#cases) summary").ClickAsync();
        var drawn = await auditor.Page.Locator("[data-column$='filed'] title").AllTextContentsAsync();
        var told = await auditor.Page.Locator("table[data-chart='cases'] tbody td:nth-child(2)").AllInnerTextsAsync();
        Assert.Equal(before + 1, told.Sum(static count => int.Parse(count)));
        Assert.Equal(before + 1, drawn.Sum(static title => int.Parse(title.Split('·')[2])));
        await auditor.AssertFitAsync("dashboards-zh");
        var download = await auditor.Page.RunAndWaitForDownloadAsync(
            () => auditor.Page.Locator("a[href$='cases.csv']").ClickAsync());
        var rows = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(await download.PathAsync(), Cancel))
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("\uFEFFmonth,filed,granted,refused", rows[0]);
        Assert.Equal(before + 1, rows[1..].Sum(static row => int.Parse(row.Split(',')[1])));
        Assert.Empty(auditor.Complaints);
    }

    [Fact]
    public async Task The_registry_shows_its_log_chains_rules_days_and_keys()
    {
        await using var staff = await registry.VisitAsync("en");
        await staff.SignInAsync("operator");
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = "Registry", Exact = true }).First.ClickAsync();
        await Expect(staff.Page.Locator("[data-chain]")).ToHaveCountAsync(1);
        await Expect(staff.Page.Locator("main")).ToContainTextAsync("No witness is configured.");
        await staff.AssertFitAsync("registry-en");

        await staff.Page.GetByRole(AriaRole.Link, new() { Name = "Rules" }).ClickAsync();
        await staff.Page.Locator("#find").FillAsync("handling");
        await staff.Page.Locator("main form button").ClickAsync();
        await Expect(staff.Page.Locator("tbody tr").First).ToContainTextAsync("第二十八条");
        await staff.AssertFitAsync("rules-en");
        await staff.Page.GotoAsync("/portal/registry/calendar?year=2025");
        await Expect(staff.Page.Locator("[aria-label='2025-10-01 no working day']")).ToBeVisibleAsync();
        await Expect(staff.Page.Locator("[aria-label='2025-09-28 working day by shift']")).ToBeVisibleAsync();
        await staff.AssertFitAsync("calendar-en");
        await staff.Page.GotoAsync($"/portal/parties/{registry.Actors.Holder.Account!.Party}");
        await Expect(staff.Page.Locator("h1")).ToHaveTextAsync("数据持有方");
        await Expect(staff.Page.Locator("table[data-keys] code")).ToHaveTextAsync(
            registry.Actors.Holder.Account!.Key.PublicKey.Id.ToString());
        await staff.AssertFitAsync("party-en");
        Assert.Empty(staff.Complaints);
    }

    [Fact]
    public async Task Whoever_asks_only_whether_the_portal_is_there_is_told()
    {
        using var http = new HttpClient();
        using var head = new HttpRequestMessage(HttpMethod.Head, new Uri(registry.Address, "portal"));

        using var answer = await http.SendAsync(head, Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("script-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    private async Task<int> CountFiledAsync() => (await registry.Actors.Auditor.ReadStatisticsAsync(Cancel)).Entries
        .Where(static entry => entry.Type is "registration.filed" or "registration.applied" or "public.filed")
        .Sum(static entry => int.Parse(entry.Count));
}
