using System.Text;
using Ledger.Domain;
using Ledger.Domain.Assets.Provenance;
using Ledger.EndToEnd.Hammer;
using Ledger.Evidence.Bundles;
using Ledger.Sdk;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>Assets at the portal: found, read right by right, followed to where they come from.</summary>
[Collection(nameof(PortalTests))]
public sealed class AssetTests(PortalRegistry registry)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_asset_is_found_by_name_and_code_and_followed_through_its_rights_and_provenance_to_the_log()
    {
        var (source, product, entry) = await DeriveAsync();
        await using var holder = await registry.VisitAsync();
        await holder.SignInAsync("holder");
        await FindAsync(holder, product);

        await Expect(holder.Page.Locator("svg.timeline rect.bar")).ToHaveCountAsync(3);
        await Expect(holder.Page.Locator("table[data-rights] tbody tr")).ToHaveCountAsync(3);
        await Expect(holder.Page.Locator("tr[data-entry]").Filter(new() { HasTextString = "声明来源" }))
            .ToHaveCountAsync(1);
        await holder.AssertFitAsync("asset-zh");
        await AssertExportsAsync(holder.Page, source);
        await LookCloserAsync(holder.Page, source);

        await holder.Page.Locator($"a[data-edge='{entry}']").ClickAsync();
        await Expect(holder.Page.Locator("h1")).ToHaveTextAsync($"日志条目 #{entry}");
        await Expect(holder.Page.Locator("dl.lines")).ToContainTextAsync("source.declared");
        await Expect(holder.Page.Locator($"dl.lines a[href='/portal/assets/{product}']")).ToBeVisibleAsync();
        await holder.AssertFitAsync("entry-zh");
        Assert.Empty(holder.Complaints);
    }

    [Fact]
    public async Task Somebody_without_a_right_sees_of_an_asset_what_everybody_sees()
    {
        var own = Registration.Own("portal-asset-foreign", registry.Actors);
        await registry.CertifyAsync(own);
        await using var maker = await registry.VisitAsync("en");
        await maker.SignInAsync("maker");

        await maker.Page.GotoAsync($"/portal/assets/{own.Asset}");

        await Expect(maker.Page.Locator(".note")).ToContainTextAsync("what everybody sees");
        await Expect(maker.Page.Locator("svg.timeline rect.bar")).ToHaveCountAsync(3);
        await Expect(maker.Page.Locator("tr[data-entry]")).ToHaveCountAsync(0);
        await AssertEvidenceAsync(maker.Page, own.Asset);
        await Expect(maker.Page.Locator("main")).Not.ToContainTextAsync(
            registry.Actors.Holder.Account!.Party.ToString());
        await maker.AssertFitAsync("asset-public-en");
        await maker.Page.GotoAsync("/portal/assets?name=%E6%97%A0%E6%AD%A4%E6%95%B0%E6%8D%AE");
        await Expect(maker.Page.Locator(".empty")).ToHaveTextAsync("No asset is like that.");
        Assert.Empty(maker.Complaints);
    }

    [Fact]
    public async Task A_period_that_is_none_is_told_in_both_languages_and_can_be_put_right_where_it_stands()
    {
        var own = Registration.Own("portal-asset-period", registry.Actors);
        await registry.CertifyAsync(own);
        var address = $"/portal/assets/{own.Asset}";
        await using var holder = await registry.VisitAsync();
        await holder.SignInAsync("holder");
        await PortalRegistry.WaitForAsync(async () =>
        {
            await holder.Page.GotoAsync(address);
            return await holder.Page.Locator("form[data-period]").CountAsync() == 1;
        });

        await holder.Page.Locator("#evidence-from").FillAsync("2025-12-31");
        await holder.Page.Locator("#evidence-to").FillAsync("2025-01-01");
        await holder.Page.Locator("form[data-period] button").ClickAsync();
        var wrong = holder.Page.Locator("[data-period-wrong]");
        await Expect(wrong).ToContainTextAsync("首日“2025-12-31”与末日“2025-01-01”须均为有效日期");
        await Expect(wrong).ToContainTextAsync("末日不早于首日。请在下方更正后重新下载");
        await Expect(holder.Page.Locator("#evidence-to")).ToHaveValueAsync("2025-01-01");
        await holder.AssertFitAsync("asset-period-zh");
        await holder.Page.Locator("#evidence-from").FillAsync("2024-12-31");
        var download = await holder.Page.RunAndWaitForDownloadAsync(
            () => holder.Page.Locator("form[data-period] button").ClickAsync());
        Assert.Equal($"{own.Asset}.zip", download.SuggestedFilename);

        await holder.Page.GotoAsync("/portal/language?to=en");
        foreach (var days in new[] { "from=2025-02-30&to=2025-03-31", "from=2025-02-01", "to=", "from=x&to=y" })
        {
            await holder.Page.GotoAsync($"{address}?{days}");
            await Expect(wrong).ToContainTextAsync("have both to be days (year-month-day)");
            await Expect(wrong).ToContainTextAsync("Put them right below and download again.");
        }

        Assert.Empty(holder.Complaints);
    }

    // Everybody may have it; the entries of a registration are published a moment after they are accepted.
    private async Task AssertEvidenceAsync(IPage page, AssetId asset)
    {
        await PortalRegistry.WaitForAsync(async () =>
        {
            await page.ReloadAsync();
            return await page.Locator("a[data-evidence]").CountAsync() == 1;
        });
        var plain = await VerifyAsync(await page.RunAndWaitForDownloadAsync(
            () => page.Locator("a[data-evidence]").ClickAsync()));
        Assert.DoesNotContain(plain.Findings, finding => finding.Claim == "period-complete");
        await page.Locator("#evidence-from").FillAsync("2025-01-01");
        await page.Locator("#evidence-to").FillAsync("2025-12-31");
        var ofDays = await VerifyAsync(await page.RunAndWaitForDownloadAsync(
            () => page.Locator("form[data-period] button").ClickAsync()));
        Assert.Equal(
            ["egress", "transaction"],
            ofDays.Findings
                .Where(finding => finding is { Claim: "period-complete", Outcome: Standing.Proven })
                .Select(finding => finding.Subject.Split('/')[0]));

        async Task<Verdict> VerifyAsync(IDownload download)
        {
            Assert.Equal($"{asset}.zip", download.SuggestedFilename);
            var bundle = await File.ReadAllBytesAsync(await download.PathAsync(), Cancel);
            var verdict = Registry.Evidence.Verify(
                bundle, await Registry.Evidence.AnchorsAsync(registry.Actors, Cancel));
            Assert.Equal(asset.Stream.ToString(), verdict.Subject);
            Assert.DoesNotContain(verdict.Findings, finding => finding.Outcome == Standing.Refuted);
            return verdict;
        }
    }

    private static async Task FindAsync(Visitor visitor, AssetId asset)
    {
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "数据资产" }).First.ClickAsync();
        await visitor.Page.Locator("#name").FillAsync("区划代码");
        await visitor.Page.Locator("#certificate").FillAsync("SJ");
        await visitor.Page.Locator("#kind").SelectOptionAsync("resource");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "查找" }).ClickAsync();
        var row = visitor.Page.Locator($"tbody a[href='/portal/assets/{asset}']");
        await Expect(row).ToHaveTextAsync("行政区划代码汇编");
        await visitor.AssertFitAsync("assets-zh");
        await row.ClickAsync();
        await Expect(visitor.Page.Locator("[data-status]")).ToHaveTextAsync("已登记");
    }

    private static async Task AssertExportsAsync(IPage page, AssetId source)
    {
        var rights = await SaveAsync(page, "rights.csv");
        Assert.StartsWith("\uFEFFnumber,kind,holder,from,until,status", rights, StringComparison.Ordinal);
        Assert.Equal(4, rights.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("1,hold,数据持有方,", rights, StringComparison.Ordinal);
        Assert.Contains(source.ToString(), await SaveAsync(page, "provenance.csv"), StringComparison.Ordinal);
    }

    private static async Task<string> SaveAsync(IPage page, string file)
    {
        var download = await page.RunAndWaitForDownloadAsync(
            () => page.Locator($"a[href$='{file}']").ClickAsync());
        return Encoding.UTF8.GetString(await File.ReadAllBytesAsync(await download.PathAsync(), Cancel));
    }

    private static async Task LookCloserAsync(IPage page, AssetId source)
    {
        var graph = page.Locator("svg.graph");
        var width = int.Parse((await graph.GetAttributeAsync("width"))!);
        await page.Locator(".zoom a").GetByText("200%").ClickAsync();
        await Expect(graph).ToHaveAttributeAsync("width", $"{2 * width}");
        await page.Locator("#on").FillAsync("2001-01-01");
        await page.Locator("#right").SelectOptionAsync("operate");
        await page.GetByRole(AriaRole.Button, new() { Name = "筛选" }).ClickAsync();
        await Expect(page.Locator("section .note")).ToContainTextAsync("1 项资产不符合");
        await Expect(page.Locator($"[data-node='{source}']")).ToHaveCountAsync(0);
        await page.Locator("#on").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "筛选" }).ClickAsync();
        await Expect(page.Locator($"[data-node='{source}']")).ToBeVisibleAsync();
    }

    private async Task<(AssetId Source, AssetId Product, string Entry)> DeriveAsync()
    {
        var source = Registration.Own("portal-asset-source", registry.Actors);
        var product = Registration.Own("portal-asset-product", registry.Actors);
        await registry.CertifyAsync(source, product);
        var holder = registry.Actors.Holder;
        var accepted = await holder.ExecuteAsync(
            product.Asset.Stream, await holder.FindVersionAsync(product.Asset.Stream, Cancel),
            DerivedId.Of("portal", "derive"),
            new DeclareSources(new SourceDeclaration(
                SourceRelation.Derived, [new DeclaredSource(source.Asset, null)], "清洗并汇总。")),
            Cancel);
        await PortalRegistry.WaitForAsync(async () =>
            (await holder.ListProvenanceAsync(product.Asset, cancellationToken: Cancel)).Items.Count > 0);
        return (source.Asset, product.Asset, accepted.Index);
    }
}
