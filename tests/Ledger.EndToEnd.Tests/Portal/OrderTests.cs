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

    private static async Task<OrderId> FileAsync(Visitor court, AssetId asset, TemporaryFolder folder)
    {
        var page = court.Page;
        var document = folder.PathOf("裁定书.txt");
        await File.WriteAllTextAsync(document, "裁定：查封。", Cancel);
        await page.GetByRole(AriaRole.Link, new() { Name = "协助文书" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "提交协助文书" }).ClickAsync();
        await Expect(page.Locator("form.apply > .buttons button")).ToBeEnabledAsync();
        await page.Locator("#act").SelectOptionAsync("Freeze");
        await page.Locator("#body").FillAsync("演示人民法院");
        await page.Locator("form.apply > .buttons button").ClickAsync();
        await Expect(page.Locator("#rights-fault")).ToHaveTextAsync("请填写权利序号。");
        await court.AssertFitAsync("order-new-zh");
        await page.Locator("#reference").FillAsync("（2026）鄂01民初66号");
        await page.Locator("#asset").FillAsync(asset.ToString());
        await page.Locator("#rights").FillAsync("3");
        await page.Locator("#until").FillAsync("2027-12-31");
        await page.Locator("#document").SetInputFilesAsync(document);
        await Expect(page.Locator("[data-document]")).ToBeVisibleAsync();
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
