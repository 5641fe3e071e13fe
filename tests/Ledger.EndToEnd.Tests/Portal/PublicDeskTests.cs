using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Evidence.Entries;
using Ledger.Sdk;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>The registration of public data at the portal, from a return to its code on the chain.</summary>
[Collection(nameof(PortalTests))]
public sealed class PublicDeskTests(PortalRegistry registry)
{
    private static readonly string[] s_items =
        ["subject", "source", "resource", "evidence", "product-service", "scenario", "risk"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Public_data_is_returned_resubmitted_reviewed_noticed_and_registered_under_its_code()
    {
        var id = await PublicFiling.FileAsync(registry.Actors.Holder, "portal-public", "名称与位置。");
        await using var clerk = await registry.VisitAsync();
        await clerk.SignInAsync("clerk");
        await clerk.BringKeyAsync("clerk");
        await clerk.Page.GotoAsync($"/portal/cases/{id}");
        await Expect(clerk.Page.Locator("[data-status]")).ToHaveTextAsync("待受理");
        await clerk.ActAsync("退回补正", "签名并提交", async () =>
        {
            await clerk.Page.Locator("#statement-risk").FillAsync("风险评估缺少结论。");
            await clerk.AssertFitAsync("public-return-zh");
        });
        await Expect(clerk.Page.Locator("[data-status]")).ToHaveTextAsync("退回补正");
        await PortalRegistry.DoAsync(
            registry.Actors.Holder, id,
            new ResubmitPublicData(PublicFiling.Of(registry.Actors.Holder, "portal-public", "名称、位置、泊位数。")));
        await Expect(clerk.Page.Locator("[data-version='2'] del")).ToHaveTextAsync("名称与位置。");

        await clerk.ActAsync("受理", "签名并提交");
        await ReviewAsync(id);
        await Expect(clerk.Page.Locator("[data-status]")).ToHaveTextAsync("审查通过");
        await clerk.ActAsync("公示", "签名并提交");
        await Expect(clerk.Page.Locator("[data-status]")).ToHaveTextAsync("公示中");
        Assert.Empty(clerk.Complaints);
        await registry.PassNoticeAsync(id);
        await AssignAsync(id);
    }

    private async Task ReviewAsync(CaseId id)
    {
        await using var reviewer = await registry.VisitAsync("en");
        await reviewer.SignInAsync("reviewer");
        await reviewer.BringKeyAsync("reviewer");
        await reviewer.Page.GotoAsync($"/portal/cases/{id}");
        await reviewer.ActAsync("Formal review", "Sign and submit", async () =>
        {
            foreach (var item in s_items)
            {
                await reviewer.Page.Locator($"input[name='{item}']").First.CheckAsync();
                await reviewer.Page.Locator($"#statement-{item}").FillAsync("齐全。");
            }

            await reviewer.AssertFitAsync("public-review-en");
        });
        await Expect(reviewer.Page.Locator("[data-status]")).ToHaveTextAsync("Review passed");
        Assert.Empty(reviewer.Complaints);
    }

    private async Task AssignAsync(CaseId id)
    {
        var code = (await registry.Actors.Clerk.FileNationalEvidenceAsync(id, Cancel)).Number;
        await using var approver = await registry.VisitAsync();
        await approver.SignInAsync("approver");
        await approver.BringKeyAsync("approver");
        // The form proposes the page's legal day, which may be from before the notice ended.
        var overview = await registry.Actors.Clerk.ReadLogAsync(Cancel);
        Assert.True(EntrySyntax.TryTime(overview.LegalTime, out var now));
        var today = CivilDate.Format(CivilDate.At(now));
        await PortalRegistry.WaitForAsync(async () =>
        {
            await approver.Page.GotoAsync($"/portal/cases/{id}");
            return (await approver.Page.Locator("main").InnerTextAsync())
                .Contains($"法定日期今天：{today}", StringComparison.Ordinal);
        });
        await approver.ActAsync(
            "登记赋码", "签名并提交", () => approver.Page.Locator("#reference").FillAsync(code));
        await approver.ExpectStatusAsync("已登记");
        await Expect(approver.Page.Locator("tr[data-entry]").Last).ToContainTextAsync("已上链");
        var registered = (await registry.Actors.Clerk.FindCaseAsync(id, Cancel))!.State.Public!;
        Assert.Equal((PublicStatus.Registered, code), (registered.Status, registered.Registration!.Code));
        Assert.Empty(approver.Complaints);
    }
}
