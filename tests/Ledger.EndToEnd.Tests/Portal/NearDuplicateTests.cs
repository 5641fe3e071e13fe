using System.Globalization;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration;
using Ledger.Evidence.Sketches;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>A reviewer sees on a case's page that like data was filed before; its applicant does not.</summary>
[Collection(nameof(PortalTests))]
public sealed class NearDuplicateTests(PortalRegistry registry)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reviewer_is_told_of_like_data_and_led_to_its_case()
    {
        var first = await FileAsync("portal-near-1", 0);
        var second = await FileAsync("portal-near-2", 1000);
        await FoundAsync(second);
        await using var reviewer = await registry.VisitAsync();
        await reviewer.SignInAsync("reviewer");

        await reviewer.Page.GotoAsync($"/portal/cases/{second}");

        var near = reviewer.Page.Locator("[data-near='compared']");
        await Expect(near).ToContainTextAsync("不作为证明");
        await Expect(near.Locator("li")).ToHaveCountAsync(1);
        await Expect(near.Locator("li")).ToContainTextAsync("待受理");
        await reviewer.AssertFitAsync("case-near-zh");
        await near.Locator($"a[href='/portal/cases/{first}']").ClickAsync();
        await Expect(reviewer.Page.Locator($"[data-near] a[href='/portal/cases/{second}']")).ToHaveCountAsync(1);
        Assert.Empty(reviewer.Complaints);

        await using var holder = await registry.VisitAsync();
        await holder.SignInAsync("holder");
        await holder.Page.GotoAsync($"/portal/cases/{second}");
        await Expect(holder.Page.Locator("[data-status]")).ToHaveTextAsync("待受理");
        await Expect(holder.Page.Locator("[data-near]")).ToHaveCountAsync(0);
        Assert.Empty(holder.Complaints);
    }

    private async Task<CaseId> FileAsync(string name, int from)
    {
        var builder = new SketchBuilder(SketchKey.Public);
        for (var i = from; i < from + 5000; i++)
        {
            builder.Add([i.ToString(CultureInfo.InvariantCulture), "portal-near"]);
        }

        var sketch = builder.Finish().ToBytes();
        var id = await registry.FileAsync(name, application => application with
        {
            Materials = [.. application.Materials, new Material(MaterialKind.Sketch, "草图", DigestPair.Of(sketch))],
        });
        await registry.Actors.Holder.PutDocumentAsync(id, sketch, Cancel);
        return id;
    }

    // What is derived comes a moment behind the log.
    private async Task FoundAsync(CaseId id)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var i = 0; i < 600; i++)
        {
            if (await registry.Actors.Reviewer.FindNearDuplicatesAsync(id, cancellationToken: Cancel) is
                { Items.Count: > 0 })
            {
                return;
            }

            await look.WaitForNextTickAsync(Cancel);
        }

        throw new InvalidOperationException("Nothing like it is found.");
    }
}
