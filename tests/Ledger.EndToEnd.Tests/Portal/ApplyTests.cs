using System.Security.Cryptography;
using System.Text;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration;
using Ledger.Sdk.Fingerprint;
using Ledger.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>An applicant at the portal: from an empty form to a case on the clerk's list.</summary>
[Collection(nameof(PortalTests))]
public sealed class ApplyTests(PortalRegistry registry)
{
    private static readonly string[] s_materials =
        ["identity", "lawful-acquisition", "data-sample", "data-description"];

    private const int DataBytes = (2 << 20) + 12_345;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_application_is_filled_in_fingerprinted_where_the_data_lies_and_filed_under_the_applicants_key()
    {
        using var folder = new TemporaryFolder();
        var data = folder.PathOf("数据.csv");
        await File.WriteAllBytesAsync(data, RandomNumberGenerator.GetBytes(DataBytes), Cancel);
        var expected = await Fingerprinter.ComputeAsync(data, cancellationToken: Cancel);
        await using var holder = await registry.VisitAsync();
        await holder.SignInAsync("holder");
        await holder.BringKeyAsync("holder");
        var sent = Watch(holder.Page);
        await holder.Page.GetByRole(AriaRole.Link, new() { Name = "申请登记" }).First.ClickAsync();

        await FillAsync(holder.Page);
        await holder.Page.Locator("#data-files").SetInputFilesAsync(data);
        await Expect(holder.Page.Locator("[data-fingerprint]")).ToHaveTextAsync(expected.Content.Sha256.ToString());
        Assert.InRange(sent(), 1, DataBytes / 20);
        await HandInAsync(holder.Page, folder);
        await holder.AssertFitAsync("apply-zh");
        await holder.Page.GetByRole(AriaRole.Button, new() { Name = "签名并提交申请" }).ClickAsync();

        await Expect(holder.Page.Locator("[data-status]")).ToHaveTextAsync("待受理");
        Assert.True(CaseId.TryParse(new Uri(holder.Page.Url).Segments[^1], out var id));
        var filed = (await registry.Actors.Clerk.FindCaseAsync(id, Cancel))!.State;
        Assert.Equal(CaseStatus.Filed, filed.Status);
        Assert.Equal(expected.Content, filed.Application!.Content);
        AssertAsTyped(filed.Application);
        Assert.Empty(holder.Complaints);
    }

    [Fact]
    public async Task What_is_wrong_is_said_as_it_is_typed_and_what_was_typed_comes_back()
    {
        await using var holder = await registry.VisitAsync("en");
        await holder.SignInAsync("holder");
        await holder.Page.GotoAsync("/portal/apply");
        await Expect(holder.Page.Locator("form.apply button")).ToBeEnabledAsync();

        await holder.Page.Locator("#industry").PressSequentiallyAsync("I6");
        await Expect(holder.Page.Locator("#industry-fault")).ToHaveTextAsync("That is no code of an industry.");
        await holder.Page.Locator("#industry").PressSequentiallyAsync("5");
        await Expect(holder.Page.Locator("#industry-fault")).ToHaveTextAsync("");
        await holder.Page.ReloadAsync();

        await Expect(holder.Page.Locator("#industry")).ToHaveValueAsync("I65");
        await Expect(holder.Page.Locator("form.apply button")).ToBeEnabledAsync();
        await holder.Page.GetByRole(AriaRole.Button, new() { Name = "Sign and submit" }).ClickAsync();
        await Expect(holder.Page.Locator("form.apply")).ToContainTextAsync("fields are missing or wrong");
        await holder.AssertFitAsync("apply-en");
    }

    private static void AssertAsTyped(Application filed)
    {
        Assert.Equal(
            ("门户申请测试数据", "由门户提交的数据，供测试使用。", "I65", new DateOnly(2024, 1, 1), (ulong)DataBytes),
            (filed.Description.Name, filed.Description.Overview, filed.Description.Industry.ToString(),
                filed.Description.From, filed.Description.Bytes));
        Assert.Equal("自身生产经营中采集。", filed.Source.Statement);
        Assert.Equal([RightKind.Hold, RightKind.Use], filed.Rights.Select(static claim => claim.Right));
        Assert.Equal(
            s_materials.Select(static kind => DigestPair.Of(Encoding.UTF8.GetBytes("材料：" + kind))),
            filed.Materials.Select(static material => material.Content));
    }

    private static async Task FillAsync(IPage page)
    {
        await Expect(page.Locator("form.apply button")).ToBeEnabledAsync();
        await page.Locator("#name").FillAsync("门户申请测试数据");
        await page.Locator("#overview").FillAsync("由门户提交的数据，供测试使用。");
        await page.Locator("#industry").FillAsync("I65");
        await page.Locator("#from").FillAsync("2024-01-01");
        await page.Locator("#statement").FillAsync("自身生产经营中采集。");
        await page.Locator("#right-use").CheckAsync();
    }

    private static async Task HandInAsync(IPage page, TemporaryFolder folder)
    {
        foreach (var kind in s_materials)
        {
            var file = folder.PathOf(kind + ".txt");
            await File.WriteAllTextAsync(file, "材料：" + kind, Cancel);
            await page.Locator("#material-" + kind).SetInputFilesAsync(file);
            await Expect(page.Locator($"[data-material='{kind}']")).ToBeVisibleAsync();
        }
    }

    /// <summary>Counts all bytes that the page sends.</summary>
    private static Func<long> Watch(IPage page)
    {
        var sent = 0L;
        page.Request += (_, request) => Interlocked.Add(ref sent, request.PostDataBuffer?.Length ?? 0);
        page.WebSocket += (_, socket) => socket.FrameSent += (_, frame) =>
            Interlocked.Add(ref sent, frame.Binary?.Length ?? frame.Text?.Length ?? 0);
        return () => Interlocked.Read(ref sent);
    }
}
