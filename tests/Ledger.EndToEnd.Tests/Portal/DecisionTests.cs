using Ledger.Domain;
using Ledger.Domain.Registration;
using Ledger.Sdk;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>Granting and refusing at the portal, and what the applicant then has.</summary>
[Collection(nameof(PortalTests))]
public sealed class DecisionTests(PortalRegistry registry)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_whose_notice_is_over_is_evidenced_and_certified_and_its_holder_gets_the_certificate()
    {
        var id = await ToNoticeAsync("portal-certify");
        await registry.PassNoticeAsync(id);
        var receipt = await FileEvidenceAsync(id);

        var number = await CertifyAsync(id, receipt);

        var state = (await registry.Actors.Clerk.FindCaseAsync(id, Cancel))!.State;
        Assert.Equal((CaseStatus.Certified, number), (state.Status, state.Number!.Value.ToString()));
        var asset = await registry.Actors.Holder.FindAssetAsync(state.Asset!.Value, Cancel);
        Assert.Equal(["hold", "use", "use"], asset!.Rights.Select(right => right.Kind));
        await FetchAsync(id, number);
    }

    [Fact]
    public async Task A_refusal_starts_from_a_template_and_names_its_ground()
    {
        var id = await registry.FileAsync("portal-refuse");
        await PortalRegistry.DoAsync(registry.Actors.Clerk, id, new AcceptRegistration());
        await using var approver = await registry.VisitAsync();
        await approver.SignInAsync("approver");
        await approver.BringKeyAsync("approver");
        await approver.Page.GotoAsync($"/portal/cases/{id}");

        await approver.ActAsync("不予登记", "签名并提交", async () =>
        {
            await approver.Page.GetByRole(AriaRole.Button, new() { Name = "签名并提交" }).ClickAsync();
            await Expect(approver.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("请填写理由");
            await approver.Page.Locator("#ground").SelectOptionAsync("UnlawfulSource");
            await approver.Page.Locator("#template").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await Expect(approver.Page.Locator("#reason")).ToHaveValueAsync(
                new System.Text.RegularExpressions.Regex("第二十二条"));
            await approver.AssertFitAsync("case-refuse-zh");
        });

        await Expect(approver.Page.Locator("[data-status]")).ToHaveTextAsync("不予登记");
        await Expect(approver.Page.Locator(".acts")).ToContainTextAsync("案件已办结");
        Assert.Empty(approver.Complaints);
    }

    private async Task<string> FileEvidenceAsync(CaseId id)
    {
        await using var clerk = await registry.VisitAsync();
        await clerk.SignInAsync("clerk");
        await clerk.Page.GotoAsync($"/portal/cases/{id}");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "提交国家存证" }).ClickAsync();
        var told = clerk.Page.Locator(".acts .done");
        await Expect(told).ToContainTextAsync("开发替身，无法律效力");
        var words = await told.InnerTextAsync();
        return words.Split(' ', '，').Single(word => word.StartsWith("DEV", StringComparison.Ordinal));
    }

    private async Task<string> CertifyAsync(CaseId id, string receipt)
    {
        await using var approver = await registry.VisitAsync("en");
        await approver.SignInAsync("approver");
        await approver.BringKeyAsync("approver");
        await approver.Page.GotoAsync($"/portal/cases/{id}");
        await Expect(approver.Page.Locator(".acts .note")).ToContainTextAsync("four eyes");
        await Expect(approver.Page.Locator(".acts .note")).ToContainTextAsync("clerk, reviewer");
        await approver.ActAsync(
            "Record national evidence", "Sign and submit",
            () => approver.Page.Locator("#reference").FillAsync(receipt));
        await Expect(approver.Page.Locator("[data-status]")).ToHaveTextAsync("Nationally evidenced");

        await approver.ActAsync("Certify", "Sign and submit");

        await Expect(approver.Page.Locator("[data-status]")).ToHaveTextAsync("Certified");
        await Expect(approver.Page.Locator("tr[data-entry]").Last).ToContainTextAsync("Anchored");
        await approver.AssertFitAsync("case-certified-en");
        Assert.Empty(approver.Complaints);
        return await approver.Page.Locator("[data-certificate]").InnerTextAsync();
    }

    private async Task FetchAsync(CaseId id, string number)
    {
        await using var holder = await registry.VisitAsync();
        await holder.SignInAsync("holder");
        await holder.Page.GetByRole(AriaRole.Link, new() { Name = "我的申请" }).First.ClickAsync();
        var row = holder.Page.Locator("tr").Filter(new()
        {
            Has = holder.Page.Locator($"a[href='/portal/cases/{id}']"),
        });
        await Expect(holder.Page.Locator("h1")).ToHaveTextAsync("我的申请");
        await holder.TurnToAsync($"a[href='/portal/cases/{id}']");
        await Expect(row).ToContainTextAsync("已发证");
        await Expect(row).ToContainTextAsync("数据持有方、产品开发方");
        await holder.AssertFitAsync("cases-zh");
        await row.GetByRole(AriaRole.Link).ClickAsync();

        var download = await holder.Page.RunAndWaitForDownloadAsync(
            () => holder.Page.GetByRole(AriaRole.Link, new() { Name = "下载凭证（PDF）" }).ClickAsync());

        Assert.Equal($"{number}-certificate.pdf", download.SuggestedFilename);
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), Cancel);
        Assert.Equal("%PDF-", System.Text.Encoding.ASCII.GetString(bytes, 0, 5));
        Assert.Empty(holder.Complaints);
    }

    private async Task<CaseId> ToNoticeAsync(string name)
    {
        var id = await registry.FileAsync(name);
        await registry.NoticeAsync(id);
        return id;
    }
}
