using Ledger.Domain.Registration;
using Ledger.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>What goes on paper: the whole file, of what registry it is, and nothing to click on.</summary>
[Collection(nameof(PortalTests))]
public sealed class PrintTests(PortalRegistry registry)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_file_prints_whole_with_what_is_folded_away_on_the_screen()
    {
        var id = await registry.FileAsync("portal-print");
        await PortalRegistry.DoAsync(registry.Actors.Clerk, id, new AcceptRegistration());
        var material = (await registry.Actors.Clerk.FindCaseAsync(id, Cancel))!.State.Application!.Materials[0];
        await using var clerk = await registry.VisitAsync();
        await clerk.SignInAsync("clerk");
        await clerk.Page.GotoAsync($"/portal/cases/{id}", new() { WaitUntil = WaitUntilState.NetworkIdle });
        var digest = clerk.Page.GetByText(material.Content.Sha256.ToString()).First;
        await Expect(digest).Not.ToBeVisibleAsync();

        await clerk.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(clerk.Page.Locator("header.top")).Not.ToBeVisibleAsync();
        await Expect(clerk.Page.Locator(".acts")).Not.ToBeVisibleAsync();
        await Expect(clerk.Page.Locator("h1")).ToBeVisibleAsync();
        await Expect(clerk.Page.Locator(".standing")).ToBeVisibleAsync();
        await Expect(clerk.Page.Locator("tr[data-entry]").First).ToBeVisibleAsync();
        await Expect(digest).ToBeVisibleAsync();
        var paper = Repository.PathOf("artifacts", "test", "portal", "case-file.pdf");
        Directory.CreateDirectory(Path.GetDirectoryName(paper)!);
        await clerk.Page.PdfAsync(new() { Path = paper, Format = PaperFormat.A4 });
        Assert.True(new FileInfo(paper).Length > 10_000);
    }
}
