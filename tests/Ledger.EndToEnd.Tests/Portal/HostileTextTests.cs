using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Orders;
using Ledger.Domain.Registration;
using Ledger.Sdk;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>Markup and script in every text that somebody may send, on every page that shows it.</summary>
[Collection(nameof(PortalTests))]
public sealed class HostileTextTests(PortalRegistry registry)
{
    private const string Markup = "<img src=x onerror=alert(1)>";
    private const string Script = "\"'><script>alert(2)</script>";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Text_of_an_application_and_of_what_is_said_about_it_is_shown_as_text()
    {
        var id = await registry.FileAsync("portal-hostile", Hostile);
        var by = (await registry.TodayAsync()).AddDays(20);
        await PortalRegistry.DoAsync(registry.Actors.Clerk, id, new RequestCorrection([Markup, Script], by));
        await using var holder = await registry.VisitAsync();
        await holder.SignInAsync("holder");
        await holder.Page.GotoAsync($"/portal/cases/{id}/correct");
        await Expect(holder.Page.Locator("#name")).ToHaveValueAsync(Markup);
        await Expect(holder.Page.Locator("#restrictions")).ToHaveValueAsync(Script);
        await AssertTextAsync(holder, $"/portal/cases/{id}/correct", Markup, Script);
        var before = (await registry.Actors.Clerk.FindCaseAsync(id, Cancel))!.State.Application!;
        await PortalRegistry.DoAsync(registry.Actors.Holder, id, new CorrectRegistration(before with
        {
            Description = before.Description with { Overview = Script + Markup },
        }));
        await registry.WaitForDueAsync(id);
        await using var clerk = await registry.VisitAsync("en");
        await clerk.SignInAsync("clerk");

        await AssertTextAsync(clerk, $"/portal/cases/{id}", Markup, Script, Script + Markup);
        await AssertTextAsync(clerk, "/portal/cases?status=filed", Markup);
        await AssertTextAsync(clerk, "/portal/cases/accept?lines=100", Markup);
        await clerk.Page.GotoAsync("/portal/due?kind=acceptance-reply");
        await clerk.TurnToAsync($"a[href='/portal/cases/{id}']");
        await AssertTextAsync(clerk, [Markup]);
        await PortalRegistry.DoAsync(registry.Actors.Clerk, id, new DeclineRegistration(Markup + Script));
        await AssertTextAsync(clerk, $"/portal/cases/{id}", Markup + Script);
        Assert.Empty(holder.Complaints);
        Assert.Empty(clerk.Complaints);
    }

    [Fact]
    public async Task Text_of_an_order_and_of_an_address_is_shown_as_text()
    {
        using var http = new HttpClient();
        using var court = await registry.CourtAsync(http);
        var id = OrderId.Parse(DerivedId.Of("portal", "hostile-order"));
        await court.ExecuteAsync(id.Stream, 0, DerivedId.Of("portal", "hostile-file"), new FileOrder(new OrderContent
        {
            Act = OrderAct.Freeze,
            Authority = OrderAuthority.Court,
            Body = Markup,
            Reference = Script,
            Document = DigestPair.Of("order"u8),
            Asset = AssetId.Parse(DerivedId.Of("portal", "hostile-asset")),
            Rights = [1],
            Until = new DateOnly(2027, 12, 31),
            Approval = new OrderApproval(Markup, Script, DigestPair.Of("approval"u8)),
        }), Cancel);
        await PortalRegistry.WaitForAsync(async () => await court.FindOrderAsync(id, Cancel) is not null);
        await using var reviewer = await registry.VisitAsync();
        await reviewer.SignInAsync("reviewer");

        await AssertTextAsync(reviewer, "/portal/orders", Markup, Script);
        await AssertTextAsync(reviewer, $"/portal/orders/{id}", Markup, Script);
        var typed = Uri.EscapeDataString(Script);
        await reviewer.Page.GotoAsync($"/portal/assets?name={typed}&certificate={typed}");
        await Expect(reviewer.Page.Locator("#name")).ToHaveValueAsync(Script);
        await AssertNothingOfItAsync(reviewer.Page);
        await reviewer.Page.GotoAsync($"/portal/registry/rules?find={typed}");
        await Expect(reviewer.Page.Locator("#find")).ToHaveValueAsync(Script);
        await AssertNothingOfItAsync(reviewer.Page);
        Assert.Empty(reviewer.Complaints);
    }

    private static Application Hostile(Application application) => application with
    {
        Description = application.Description with { Name = Markup, Overview = Markup, Restrictions = Script },
        Source = application.Source with { Statement = Script },
        Rights = [.. application.Rights.Select(static right => right with { Limits = Markup })],
        Materials = [.. application.Materials.Select(static material => material with { Title = Script })],
        NoticeExemption = Markup,
    };

    private static async Task AssertTextAsync(Visitor visitor, string address, params string[] texts)
    {
        await visitor.Page.GotoAsync(address);
        await AssertTextAsync(visitor, texts);
    }

    private static async Task AssertTextAsync(Visitor visitor, IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            await Expect(visitor.Page.Locator("main")).ToContainTextAsync(text);
        }

        await AssertNothingOfItAsync(visitor.Page);
    }

    private static Task AssertNothingOfItAsync(IPage page) =>
        Expect(page.Locator("main img, main script, main [onerror]")).ToHaveCountAsync(0);
}
