using Ledger.Domain;
using Ledger.Domain.Registration;
using Ledger.EndToEnd.Hammer;
using Ledger.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>
/// What a holder applies for after the first registration, from the asset's page to what it comes to.
/// </summary>
[Collection(nameof(PortalTests))]
public sealed class LaterTests(PortalRegistry registry)
{
    private const string Changed = "变更后的概述：增加乡镇一级代码，供核对使用。";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_is_applied_for_noticed_and_completed_and_a_new_certificate_says_so()
    {
        var own = Registration.Own("portal-change", registry.Actors);
        await registry.CertifyAsync(own);
        using var folder = new TemporaryFolder();
        await using var holder = await registry.VisitAsync();
        await holder.SignInAsync("holder");
        await holder.BringKeyAsync("holder");

        await holder.Page.GotoAsync($"/portal/assets/{own.Asset}");
        await holder.Page.Locator("[data-apply='change']").ClickAsync();
        await Expect(holder.Page.Locator("#name")).ToHaveValueAsync("行政区划代码汇编");
        await Expect(holder.Page.Locator("form.apply > .buttons button")).ToBeEnabledAsync();
        await holder.Page.Locator("#overview").FillAsync("");
        await holder.Page.Locator("form.apply > .buttons button").ClickAsync();
        await Expect(holder.Page.Locator("#overview-fault")).ToContainTextAsync("请填写概述");
        await holder.Page.Locator("#overview").FillAsync(Changed);
        await Expect(holder.Page.Locator("#overview-fault")).ToHaveTextAsync("");
        await HandInAsync(holder.Page, folder, "change-evidence");
        await holder.AssertFitAsync("later-change-zh");
        await holder.Page.GetByRole(AriaRole.Button, new() { Name = "签名并提交申请" }).ClickAsync();
        await Expect(holder.Page.Locator("[data-status]")).ToHaveTextAsync("待受理");
        var id = CaseId.Parse(new Uri(holder.Page.Url).Segments[^1]);

        await ToEvidenceAsync(id);
        await using var approver = await registry.VisitAsync("en");
        await approver.SignInAsync("approver");
        await approver.BringKeyAsync("approver");
        await approver.Page.GotoAsync($"/portal/cases/{id}");
        await approver.ActAsync("Complete", "Sign and submit");
        await Expect(approver.Page.Locator("[data-status]")).ToHaveTextAsync("Completed");

        var asset = (await registry.Actors.Holder.FindAssetStateAsync(own.Asset, Cancel))!.State;
        Assert.Equal(
            (2, Changed), (asset.Certificates.Count(one => one.Number is not null),
                asset.Certificates[^1].Description.Overview));
        Assert.Empty(holder.Complaints);
        Assert.Empty(approver.Complaints);
    }

    [Fact]
    public async Task A_transfer_waits_for_the_other_side_which_joins_with_its_own_key()
    {
        var own = Registration.Own("portal-transfer", registry.Actors);
        await registry.CertifyAsync(own);
        using var folder = new TemporaryFolder();
        await using var holder = await registry.VisitAsync("en");
        await holder.SignInAsync("holder");
        await holder.BringKeyAsync("holder");
        await holder.Page.GotoAsync($"/portal/assets/{own.Asset}");
        await holder.Page.Locator("[data-apply='transfer']").ClickAsync();
        await Expect(holder.Page.Locator("form.apply > .buttons button")).ToBeEnabledAsync();
        await holder.Page.Locator("#right-1").UncheckAsync();
        await holder.Page.Locator("#transferee").FillAsync("a2");
        await Expect(holder.Page.Locator("#transferee-fault")).ToHaveTextAsync("That is no identifier of a party.");
        await holder.Page.Locator("#transferee").FillAsync(registry.Actors.Maker.Account!.Party.ToString());
        await HandInAsync(holder.Page, folder, "contract");
        await holder.AssertFitAsync("later-transfer-en");
        await holder.Page.GetByRole(AriaRole.Button, new() { Name = "Sign and submit" }).ClickAsync();
        await Expect(holder.Page.Locator("[data-status]")).ToBeVisibleAsync();
        var id = CaseId.Parse(new Uri(holder.Page.Url).Segments[^1]);

        await using var maker = await registry.VisitAsync();
        await maker.SignInAsync("maker");
        await maker.BringKeyAsync("maker");
        await maker.Page.GotoAsync($"/portal/cases/{id}");
        await maker.ActAsync("加入申请", "签名并提交");
        await Expect(maker.Page.Locator(".done")).ToBeVisibleAsync();

        var filed = (await registry.Actors.Clerk.FindCaseAsync(id, Cancel))!.State;
        Assert.True(filed.AllApplied);
        Assert.Equal([2u, 3u], filed.Later!.Rights);
        Assert.Empty(holder.Complaints);
        Assert.Empty(maker.Complaints);
    }

    [Fact]
    public async Task A_renewal_out_of_time_is_refused_with_its_clause_and_a_cancellation_names_its_ground()
    {
        var own = Registration.Own("portal-renewal", registry.Actors);
        await registry.CertifyAsync(own);
        await using var holder = await registry.VisitAsync();
        await holder.SignInAsync("holder");
        await holder.BringKeyAsync("holder");
        await holder.Page.GotoAsync($"/portal/assets/{own.Asset}/apply/renewal");
        await Expect(holder.Page.Locator("#years")).ToHaveValueAsync("5");
        await holder.AssertFitAsync("later-renewal-zh");
        await Expect(holder.Page.Locator("form.apply > .buttons button")).ToBeEnabledAsync();
        await holder.Page.Locator("form.apply > .buttons button").ClickAsync();
        await Expect(holder.Page.Locator(".problem code").First).ToHaveTextAsync("outside-renewal-window");

        await holder.Page.GotoAsync($"/portal/assets/{own.Asset}/apply/cancellation");
        await Expect(holder.Page.Locator("form.apply > .buttons button")).ToBeEnabledAsync();
        await holder.AssertFitAsync("later-cancellation-zh");
        await holder.Page.Locator("form.apply > .buttons button").ClickAsync();

        await Expect(holder.Page.Locator("[data-status]")).ToHaveTextAsync("待受理");
        var id = CaseId.Parse(new Uri(holder.Page.Url).Segments[^1]);
        var filed = (await registry.Actors.Clerk.FindCaseAsync(id, Cancel))!.State.Later!;
        Assert.Equal(CancellationGround.Application, filed.Ground);
        Assert.Empty(holder.Complaints);
    }

    private async Task ToEvidenceAsync(CaseId id)
    {
        var actors = registry.Actors;
        await registry.NoticeAsync(id);
        await registry.PassNoticeAsync(id);
        var evidence = await actors.Clerk.FileNationalEvidenceAsync(id, Cancel);
        await PortalRegistry.DoAsync(
            actors.Approver, id, new RecordEvidence(evidence.Number, await registry.TodayAsync()));
    }

    private static async Task HandInAsync(IPage page, TemporaryFolder folder, string kind)
    {
        var file = folder.PathOf(kind + ".txt");
        await File.WriteAllTextAsync(file, "材料：" + kind, Cancel);
        await page.Locator("#material-" + kind).SetInputFilesAsync(file);
        await Expect(page.Locator($"[data-material='{kind}']")).ToBeVisibleAsync();
    }
}
