using Ledger.Domain;
using Ledger.Domain.Orders;
using Ledger.EndToEnd.Hammer;
using Ledger.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>A court at the portal, and the three people who deal with what it orders.</summary>
[Collection(nameof(PortalTests))]
public sealed class OrderTests(PortalRegistry registry)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_court_files_a_freeze_that_is_verified_executed_and_shown_on_the_asset()
    {
        var own = Registration.Own("portal-freeze", registry.Actors);
        await registry.CertifyAsync(own);
        using var http = new HttpClient();
        using var client = await registry.CourtAsync(http);
        using var folder = new TemporaryFolder();
        await using var court = await registry.VisitAsync();
        await court.SignInAsync("court");
        await court.BringKeyAsync("court");
        var id = await FileAsync(court, own.Asset, folder);

        await ActAsync("reviewer", "en", id, "Verify", "Sign and submit", "Verified");
        await ActAsync("approver", "zh-CN", id, "执行", "签名并提交", "已执行");

        await court.Page.ReloadAsync();
        await Expect(court.Page.Locator("[data-status]")).ToHaveTextAsync("已执行");
        await Expect(court.Page.Locator(".acts")).ToContainTextAsync("文书已办结");
        await court.AssertFitAsync("order-executed-zh");
        Assert.Equal(OrderStatus.Executed, (await client.FindOrderStateAsync(id, Cancel))!.State.Status);
        await using var holder = await registry.VisitAsync();
        await holder.SignInAsync("holder");
        await holder.Page.GotoAsync($"/portal/assets/{own.Asset}");
        await Expect(holder.Page.Locator("table[data-rights] .badge.late")).ToHaveCountAsync(1);
        await Expect(holder.Page.Locator("rect.bar.frozen")).ToHaveCountAsync(1);
        await Expect(holder.Page.Locator("tr[data-entry]").Last).ToContainTextAsync("执行协助文书");
        Assert.Empty(court.Complaints);
    }

    [Fact]
    public async Task A_freeze_is_lifted_by_the_order_of_the_court_that_ordered_it()
    {
        var own = Registration.Own("portal-lift", registry.Actors);
        await registry.CertifyAsync(own);
        using var http = new HttpClient();
        using var client = await registry.CourtAsync(http);
        await registry.FreezeAsync(client, own.Asset, 1);
        using var folder = new TemporaryFolder();
        await using var court = await registry.VisitAsync("en");
        await court.SignInAsync("court");
        await court.BringKeyAsync("court");
        await court.Page.GotoAsync("/portal/orders/new");
        await Expect(court.Page.Locator("form.apply > .buttons button")).ToBeEnabledAsync();
        await FillAsync(court.Page, "Lift", own.Asset, folder);
        await court.Page.Locator("#remark").FillAsync("0");
        await Expect(court.Page.Locator("#remark-fault")).Not.ToHaveTextAsync("");
        await court.Page.Locator("#remark").FillAsync("1");
        await Expect(court.Page.Locator("#remark-fault")).ToHaveTextAsync("");
        await court.AssertFitAsync("order-lift-en");
        await court.Page.Locator("form.apply > .buttons button").ClickAsync();
        await Expect(court.Page.Locator("[data-status]")).ToHaveTextAsync("Filed");
        var id = OrderId.Parse(new Uri(court.Page.Url).Segments[^1]);

        await ActAsync("reviewer", "en", id, "Verify", "Sign and submit", "Verified");
        await ActAsync("approver", "en", id, "Execute", "Sign and submit", "Executed");

        Assert.False((await registry.Actors.Holder.FindAssetStateAsync(own.Asset, Cancel))!.State.Right(1)!.Frozen);
        Assert.Empty(court.Complaints);
    }

    [Fact]
    public async Task What_is_disclosed_is_fetched_by_the_sealed_reference_without_an_account()
    {
        var own = Registration.Own("portal-disclose", registry.Actors);
        await registry.CertifyAsync(own);
        using var http = new HttpClient();
        using var client = await registry.CourtAsync(http);
        using var folder = new TemporaryFolder();
        await using var court = await registry.VisitAsync("en");
        await court.SignInAsync("court");
        await court.BringKeyAsync("court");
        await court.Page.GotoAsync("/portal/orders/new");
        await Expect(court.Page.Locator("form.apply > .buttons button")).ToBeEnabledAsync();
        await FillAsync(court.Page, "Disclose", own.Asset, folder);
        await court.Page.Locator("#from").FillAsync("2025-01-01");
        await court.Page.Locator("#to").FillAsync("2027-12-31");
        await court.Page.Locator("#matter-egress").CheckAsync();
        await court.Page.Locator("#until").FillAsync("2028-12-31");
        await court.Page.Locator("[data-draft$='with-reference']").CheckAsync();
        await court.Page.Locator("form.apply > .buttons button").ClickAsync();
        var secret = await court.Page.Locator("[data-secret]").InnerTextAsync();
        await court.AssertFitAsync("order-secret-en");
        var href = await court.Page.Locator(".done a[href^='/portal/orders/']").GetAttributeAsync("href");
        var id = OrderId.Parse(href!.Split('/')[^1]);
        await ActAsync("reviewer", "en", id, "Verify", "Sign and submit", "Verified");
        await ActAsync("approver", "en", id, "Execute", "Sign and submit", "Executed");
        await court.Page.GotoAsync($"/portal/orders/{id}");
        await Expect(court.Page.Locator("a[data-evidence]")).ToHaveAttributeAsync(
            "href", $"/v1/assets/{own.Asset}/evidence?from=2025-01-01&to=2027-12-31");
        await court.AssertFitAsync("order-disclosed-en");

        await using var anybody = await registry.VisitAsync("en");
        await anybody.Page.GotoAsync("/portal/disclosures");
        await anybody.Page.Locator("#order").FillAsync(id.ToString());
        await anybody.Page.Locator("#reference").FillAsync(new string('0', 64));
        await anybody.Page.Locator("form.act button").ClickAsync();
        await Expect(anybody.Page.Locator("[data-missing]")).ToBeVisibleAsync();
        await anybody.AssertFitAsync("disclosures-en");
        await anybody.Page.Locator("#order").FillAsync(id.ToString());
        await anybody.Page.Locator("#reference").FillAsync(secret);
        var download = await anybody.Page.RunAndWaitForDownloadAsync(
            () => anybody.Page.Locator("form.act button").ClickAsync());
        var text = await File.ReadAllTextAsync(await download.PathAsync(), Cancel);
        Assert.Contains("ledger-disclosure@v1", text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, anybody.Page.Url, StringComparison.Ordinal);
        Assert.Empty(anybody.Complaints);
    }

    [Fact]
    public async Task Whom_an_order_does_not_concern_finds_none_and_may_file_none()
    {
        await using var maker = await registry.VisitAsync("en");
        await maker.SignInAsync("maker");
        await Expect(maker.Page.Locator("a[href='/portal/orders']")).ToHaveCountAsync(0);

        await maker.Page.GotoAsync("/portal/orders");

        await Expect(maker.Page.Locator(".empty")).ToHaveTextAsync("There are no orders.");
        await Expect(maker.Page.Locator("a[href='/portal/orders/new']")).ToHaveCountAsync(0);
        await maker.AssertFitAsync("orders-none-en");
    }

    private static async Task FillAsync(IPage page, string act, AssetId asset, TemporaryFolder folder)
    {
        var document = folder.PathOf("裁定书.txt");
        await File.WriteAllTextAsync(document, "裁定。", Cancel);
        await page.Locator("#act").SelectOptionAsync(act);
        await page.Locator("#body").FillAsync("演示人民法院");
        await page.Locator("#reference").FillAsync("（2026）鄂01民初77号");
        await page.Locator("#asset").FillAsync(asset.ToString());
        await page.Locator("#document").SetInputFilesAsync(document);
        await Expect(page.Locator("[data-document]")).ToBeVisibleAsync();
    }

    private static async Task<OrderId> FileAsync(Visitor court, AssetId asset, TemporaryFolder folder)
    {
        var page = court.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "协助文书" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "提交协助文书" }).ClickAsync();
        await Expect(page.Locator("form.apply > .buttons button")).ToBeEnabledAsync();
        await page.Locator("#act").SelectOptionAsync("Freeze");
        await page.Locator("#body").FillAsync("演示人民法院");
        await page.Locator("form.apply > .buttons button").ClickAsync();
        await Expect(page.Locator("#rights-fault")).ToHaveTextAsync("请填写权利序号。");
        await court.AssertFitAsync("order-new-zh");
        await FillAsync(page, "Freeze", asset, folder);
        await page.Locator("#rights").FillAsync("3");
        await page.Locator("#until").FillAsync("2027-12-31");
        await page.Locator("form.apply > .buttons button").ClickAsync();
        await Expect(page.Locator("[data-status]")).ToHaveTextAsync("已收件");
        return OrderId.Parse(new Uri(page.Url).Segments[^1]);
    }

    private async Task ActAsync(
        string account, string language, OrderId id, string word, string sign, string then)
    {
        await using var visitor = await registry.VisitAsync(language);
        await visitor.SignInAsync(account);
        await visitor.BringKeyAsync(account);
        await visitor.Page.GotoAsync($"/portal/orders/{id}");
        await visitor.ActAsync(
            word, sign, () => visitor.Page.Locator("#statement").FillAsync("与送达文书核对一致。"));
        await Expect(visitor.Page.Locator("[data-status]")).ToHaveTextAsync(then);
        Assert.Empty(visitor.Complaints);
    }
}
