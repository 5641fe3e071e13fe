using Ledger.EndToEnd.Hammer;
using Ledger.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>Who looks a registration up, who asks for its materials, and who reads what.</summary>
[Collection(nameof(PortalTests))]
public sealed class InquiryTests(PortalRegistry registry)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_interested_party_asks_for_materials_and_reads_what_a_clerk_opens()
    {
        var own = Registration.Own("portal-inquiry", registry.Actors);
        await HandInAsync(own);
        await registry.CertifyAsync(own);
        var code = await CodeOfAsync(own);
        using var folder = new TemporaryFolder();
        var proof = folder.PathOf("合同.txt");
        await File.WriteAllTextAsync(proof, "在先合同。", Cancel);
        await using var maker = await registry.VisitAsync();
        await maker.Page.GotoAsync("/portal/verify");
        await maker.Page.Locator("#number").FillAsync(code.ToLowerInvariant());
        await maker.Page.GetByRole(AriaRole.Button, new() { Name = "查验凭证" }).ClickAsync();
        await Expect(maker.Page.Locator("[data-code]")).ToHaveTextAsync(code);
        await maker.AssertFitAsync("registration-zh");
        await maker.SignInAsync("maker");
        await maker.BringKeyAsync("maker");
        await maker.Page.GotoAsync($"/portal/register/{code}/inquire");

        await Expect(maker.Page.Locator("form.act > .buttons button")).ToBeEnabledAsync();
        await maker.Page.Locator("#purpose").FillAsync("核对在先合同约定的数据范围。");
        await maker.Page.Locator("form.act > .buttons button").ClickAsync();
        await Expect(maker.Page.Locator("#interest-fault")).ToContainTextAsync("利害关系");
        await maker.Page.Locator("#interest").SetInputFilesAsync(proof);
        await Expect(maker.Page.Locator("[data-handed-in]")).ToContainTextAsync("合同.txt");
        await Expect(maker.Page.Locator("#interest-fault")).ToHaveTextAsync("");
        await maker.AssertFitAsync("inquiry-zh");
        await maker.Page.Locator("form.act > .buttons button").ClickAsync();
        await Expect(maker.Page.Locator("[data-filed]")).ToBeVisibleAsync();

        await GrantAsync(own);
        await maker.Page.ReloadAsync();
        var opened = maker.Page.Locator("[data-opened='data-description']");
        await Expect(maker.Page.Locator("form.act > .buttons button")).ToBeEnabledAsync();
        await opened.Locator("summary").ClickAsync();
        await Expect(opened.Locator("iframe").ContentFrame.Locator("body")).ToContainTextAsync("portal-inquiry");
        await AuditAsync();
        Assert.Empty(maker.Complaints);
    }

    [Fact]
    public async Task A_bundle_is_verified_in_a_frame_of_its_own()
    {
        await using var anybody = await registry.VisitAsync("en");
        await anybody.Page.GotoAsync("/portal/verify");

        var frame = anybody.Page.Locator("iframe.verifier");
        await Expect(frame).ToHaveAttributeAsync("sandbox", "allow-scripts allow-downloads");
        await Expect(frame.ContentFrame.Locator("input[type=file]").First).ToBeAttachedAsync();
        await anybody.AssertFitAsync("verify-en");
        await anybody.Page.GotoAsync("/portal/register/SJ4219999120001");
        await Expect(anybody.Page.Locator("main")).ToContainTextAsync("no registration of that number");
        Assert.Empty(anybody.Complaints);
    }

    // What the inquirer read stands in the trail, with whose it was.
    private async Task AuditAsync()
    {
        await using var auditor = await registry.VisitAsync();
        await auditor.SignInAsync("auditor");
        await auditor.Page.GotoAsync("/portal/admin/access?kind=read&account=maker");
        var row = auditor.Page.Locator("tr[data-access='read']").First;
        await Expect(row).ToContainTextAsync("document/");
        await Expect(row).ToContainTextAsync(registry.Actors.Holder.Account!.Party.ToString());
        await auditor.AssertFitAsync("access-zh");
        await auditor.Page.GotoAsync("/portal/admin/access?kind=signed-in&account=auditor");
        await Expect(auditor.Page.Locator("tr[data-access='signed-in']").First).ToBeVisibleAsync();
        Assert.Empty(auditor.Complaints);
    }

    private async Task GrantAsync(Registration own)
    {
        await using var clerk = await registry.VisitAsync("en");
        await clerk.SignInAsync("clerk");
        await clerk.BringKeyAsync("clerk");
        await clerk.Page.GotoAsync($"/portal/cases/{own.Case}");
        var day = (await registry.TodayAsync()).AddDays(30);
        await clerk.ActAsync("Grant the inquiry", "Sign and submit", async () =>
        {
            await clerk.Page.Locator("form.act input[type=checkbox]").First.CheckAsync();
            await clerk.Page.Locator("#day").FillAsync(day.ToString("yyyy-MM-dd"));
        });
        await Expect(clerk.Page.Locator("[data-message='inquiry.granted']")).ToBeVisibleAsync();
        Assert.Empty(clerk.Complaints);
    }

    private async Task HandInAsync(Registration own)
    {
        foreach (var paper in own.Contents)
        {
            await registry.Actors.Holder.PutDocumentAsync(own.Case, paper, Cancel);
        }
    }

    private async Task<string> CodeOfAsync(Registration own)
    {
        var code = "";
        await PortalRegistry.WaitForAsync(async () => await registry.Actors.Holder.FindAssetAsync(own.Asset, Cancel)
            is { Certificate: { } number } && (code = number).Length > 0);
        return code;
    }
}
