using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Parties;
using Ledger.EndToEnd.Hammer;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>
/// An organisation whose administrator is gone gets another at the portal; while one is left, the organisation says no.
/// </summary>
[Collection(nameof(PortalTests))]
public sealed class RestorationTests(PortalRegistry registry)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private PartyId Maker => registry.Actors.Maker.Account!.Party;

    private string Address => $"/portal/parties/{Maker}/restoration";

    [Fact]
    public async Task A_reviewer_proposes_the_organisation_declines_once_and_an_approver_confirms_after_the_wait()
    {
        await registry.Actors.Maker.SetMemberAsync(
            new AdmitMember(
                AccountName.Parse("maker"), [MemberRole.Administrator, MemberRole.Handler], await registry.TodayAsync(),
                null),
            Cancel);
        await using var reviewer = await registry.VisitAsync();
        await reviewer.SignInAsync("reviewer");
        await reviewer.BringKeyAsync("reviewer");
        var key = Actors.KeyOf(PrivateKey.Generate(SignatureAlgorithm.P256).PublicKey);
        await ProposeAsync(reviewer, 1, key);
        await reviewer.AssertFitAsync("restoration-proposed-zh");

        await using var maker = await registry.VisitAsync("en");
        await DeclineAsync(maker, key);
        await ProposeAsync(reviewer, 2, key);

        await using var approver = await registry.VisitAsync("en");
        await approver.SignInAsync("approver");
        await approver.BringKeyAsync("approver");
        await approver.Page.GotoAsync(Address);
        await Expect(Row(approver, 2)).ToContainTextAsync("Waits");
        await Expect(Row(approver, 2).Locator("button").GetByText("Confirm", Exact)).ToHaveCountAsync(0);
        var paper = await approver.Page.Context.APIRequest.GetAsync(
            new Uri(registry.Address, await Row(approver, 2).Locator("a").GetAttributeAsync("href")).ToString());
        Assert.Equal("唯一管理员已离职，请恢复。", await paper.TextAsync());

        await PassAsync();
        var confirm = Row(approver, 2).Locator("button").GetByText("Confirm", Exact);
        // The portal asks for the registry's day every few seconds.
        await PortalRegistry.WaitForAsync(async () =>
        {
            await approver.Page.GotoAsync(Address);
            await Expect(Row(approver, 2)).ToBeVisibleAsync();
            return await confirm.CountAsync() > 0;
        });
        await confirm.ClickAsync();
        await Expect(Row(approver, 2)).ToContainTextAsync("Confirmed");
        await Expect(Row(approver, 2).Locator("button")).ToHaveCountAsync(0);
        await approver.AssertFitAsync("restoration-confirmed-en");
        await approver.Page.GotoAsync($"/portal/parties/{Maker}");
        await Expect(approver.Page.Locator("[data-member='2']")).ToContainTextAsync("maker-2");
        await Expect(approver.Page.Locator("[data-keys]")).ToContainTextAsync(key.Id.ToString());
        Assert.Empty(reviewer.Complaints);
        Assert.Empty(maker.Complaints);
        Assert.Empty(approver.Complaints);
    }

    private static LocatorGetByTextOptions Exact { get; } = new() { Exact = true };

    private static ILocator Row(Visitor visitor, int number) =>
        visitor.Page.Locator($"[data-restoration='{number}']");

    private async Task ProposeAsync(Visitor reviewer, int number, AuthorKey key)
    {
        await reviewer.Page.GotoAsync(Address);
        await Expect(reviewer.Page.Locator("form.act > .buttons button")).ToBeEnabledAsync();
        await reviewer.Page.Locator("#account").FillAsync("maker-2");
        await reviewer.Page.Locator("#key").FillAsync("abc");
        await Expect(reviewer.Page.Locator("#key-fault")).ToHaveTextAsync("不是有效的公钥。");
        await reviewer.Page.Locator("#key").FillAsync(key.Spki);
        await Expect(reviewer.Page.Locator("#key-fault")).ToHaveTextAsync("");
        await reviewer.Page.Locator("#reason").FillAsync("唯一管理员已离职。");
        await reviewer.Page.Locator("form.act > .buttons button").ClickAsync();
        await Expect(reviewer.Page.Locator("#request-fault")).ToHaveTextAsync("请选择书面申请文件。");
        await reviewer.Page.Locator("#request").SetInputFilesAsync(new FilePayload
        {
            Name = "request.txt", MimeType = "text/plain", Buffer = "唯一管理员已离职，请恢复。"u8.ToArray(),
        });
        await Expect(reviewer.Page.Locator("[data-document]")).ToBeVisibleAsync();
        await reviewer.Page.Locator("form.act > .buttons button").ClickAsync();
        await Expect(Row(reviewer, number)).ToContainTextAsync("待确认");
        await Expect(Row(reviewer, number)).ToContainTextAsync(key.Id.ToString());
        await Expect(Row(reviewer, number).Locator("[data-spki]")).ToHaveTextAsync(key.Spki);
        await Expect(reviewer.Page.Locator("form.act")).ToHaveCountAsync(0);
    }

    private static async Task DeclineAsync(Visitor maker, AuthorKey key)
    {
        await maker.SignInAsync("maker");
        await maker.BringKeyAsync("maker");
        await maker.Page.GotoAsync("/portal/members");
        await Expect(maker.Page.Locator("p[data-restoration]")).ToContainTextAsync("maker-2");
        await Expect(maker.Page.Locator("p[data-restoration] code")).ToHaveTextAsync(key.Id.ToString());
        await maker.AssertFitAsync("members-restoration-en");
        await maker.Page.Locator("p[data-restoration] a").ClickAsync();
        await Row(maker, 1).Locator("button").GetByText("Decline", Exact).ClickAsync();
        await maker.Page.Locator("#reason").FillAsync("管理员仍在职。");
        await maker.Page.Locator("form.act > .buttons button").First.ClickAsync();
        await Expect(Row(maker, 1)).ToContainTextAsync("Declined");
        await maker.Page.GotoAsync("/portal/members");
        await Expect(maker.Page.Locator("[data-member='1']")).ToBeVisibleAsync();
        await Expect(maker.Page.Locator("p[data-restoration]")).ToHaveCountAsync(0);
    }

    // Nine in the morning in China on the day after the last of waiting.
    private async Task PassAsync()
    {
        var state = (await registry.Actors.Clerk.FindPartyAsync(Maker, Cancel))!.State;
        Assert.True(state.Restorations[^1].WaitsUntil(WorkdayCalendar.China).TryGet(out var last));
        var nine = new DateTimeOffset(last.AddDays(1), new TimeOnly(9, 0), CivilDate.ChinaOffset);
        await registry.Actors.Clerk.AdvanceLegalTimeAsync(nine.ToUniversalTime(), Cancel);
    }
}
