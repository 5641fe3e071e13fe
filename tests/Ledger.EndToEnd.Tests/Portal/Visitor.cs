using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Ledger.Testing;
using Microsoft.Playwright;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>Somebody at a browser. Whatever the browser complains of fails the story.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private static readonly int[] s_widths = [360, 1280, 2560];

    private readonly IBrowserContext _context;
    private readonly string _accounts;
    private readonly List<string> _complaints = [];

    private Visitor(IBrowserContext context, IPage page, string accounts) =>
        (_context, Page, _accounts) = (context, page, accounts);

    /// <summary>What is before the eyes.</summary>
    public IPage Page { get; }

    /// <summary>The browser's own context: its network, its storage.</summary>
    public IBrowserContext Context => _context;

    /// <summary>What the policy of a page forbade, and what asked for attention though no page should.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<Visitor> EnterAsync(IBrowserContext context, string accounts)
    {
        var page = await context.NewPageAsync();
        var visitor = new Visitor(context, page, accounts);
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                visitor._complaints.Add(message.Text);
            }
        };
        page.Dialog += (_, dialog) =>
        {
            visitor._complaints.Add("dialog: " + dialog.Message);
            _ = dialog.DismissAsync();
        };
        return visitor;
    }

    /// <summary>Signs in through the provider's page, from the portal's own link.</summary>
    public async Task SignInAsync(string account)
    {
        await Page.GotoAsync("/portal");
        await Page.Locator("header a[href='/portal/sign-in']").ClickAsync();
        await Page.Locator("#account").FillAsync(account);
        await Page.Locator("#password").FillAsync(
            await File.ReadAllTextAsync(Path.Combine(_accounts, account + ".password")));
        await Page.Locator("main button").ClickAsync();
        await Assertions.Expect(Page.Locator(".who")).ToContainTextAsync(account);
    }

    /// <summary>Gives this browser the account's key.</summary>
    public async Task BringKeyAsync(string account)
    {
        await Page.GotoAsync("/portal/key");
        await Page.Locator("#key-file").SetInputFilesAsync(Path.Combine(_accounts, account + ".json"));
        await Assertions.Expect(Page.Locator("#key-status")).ToHaveAttributeAsync(
            "data-have", new System.Text.RegularExpressions.Regex("^[0-9a-f]{64}$"));
    }

    /// <summary>Turns the pages of a list until one shows it, or there is no further one.</summary>
    /// <param name="selector">What is looked for.</param>
    /// <param name="turn">How a page is turned, given what leads on; by default by pointer.</param>
    public async Task TurnToAsync(string selector, Func<string, Task>? turn = null)
    {
        const string On = "a[rel='next']";
        while (await Page.Locator(selector).CountAsync() == 0
            && await Page.Locator(On).CountAsync() > 0)
        {
            var address = await Page.Locator(On).GetAttributeAsync("href");
            await (turn is null ? Page.Locator(On).ClickAsync() : turn(On));
            await Assertions.Expect(Page.Locator($"{On}[href='{address}']")).ToHaveCountAsync(0);
        }
    }

    /// <summary>Opens an act of the case page by its word, fills in what is given, signs and submits.</summary>
    public async Task ActAsync(string word, string sign, Func<Task>? fill = null)
    {
        await Page.Locator(".acts .buttons button").GetByText(word, new() { Exact = true }).First.ClickAsync();
        await (fill?.Invoke() ?? Task.CompletedTask);
        await Page.GetByRole(AriaRole.Button, new() { Name = sign, Exact = true }).ClickAsync();
    }

    /// <summary>
    /// Waits until the page tells a status; where it does not come, says what the page tells instead.
    /// </summary>
    public async Task ExpectStatusAsync(string status)
    {
        try
        {
            await Assertions.Expect(Page.Locator("[data-status]")).ToHaveTextAsync(status);
        }
        catch (PlaywrightException fault)
        {
            Assert.Fail($"{fault.Message}\n{await Page.Locator("main").InnerTextAsync()}");
        }
    }

    /// <summary>
    /// Nothing that keeps people out (WCAG 2.2 A and AA), no line that sticks out at any width; leaves pictures.
    /// </summary>
    public async Task AssertFitAsync(string name)
    {
        Assert.Empty(await FindBarriersAsync(name));
        Assert.Empty(await FindWhatSticksOutAsync(name));
        await Page.SetViewportSizeAsync(1280, 900);
    }

    /// <summary>What keeps people out (WCAG 2.2 A and AA).</summary>
    public async Task<IReadOnlyList<string>> FindBarriersAsync(string name)
    {
        var findings = await Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions
            {
                Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
            },
        });
        return
        [
            .. findings.Violations.Where(static finding => finding.Impact is not ("minor" or "moderate"))
                .Select(finding =>
                    $"{name}: {finding.Id}: {string.Join(" | ", finding.Nodes.Select(node => node.Html))}"),
        ];
    }

    /// <summary>At which widths a line sticks out; leaves pictures, and the window as wide as the widest.</summary>
    public async Task<IReadOnlyList<string>> FindWhatSticksOutAsync(string name)
    {
        List<string> found = [];
        foreach (var width in s_widths)
        {
            await Page.SetViewportSizeAsync(width, 900);
            var wide = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            await Page.ScreenshotAsync(new PageScreenshotOptions
            {
                Path = PictureOf(name, width), FullPage = true, Type = ScreenshotType.Jpeg, Quality = 70,
            });
            if (wide > width)
            {
                found.Add($"{name} is {wide} wide at {width}.");
            }
        }

        return found;
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private static string PictureOf(string name, int width) => Repository.PathOf(
        "artifacts", "test", "portal", string.Create(CultureInfo.InvariantCulture, $"{name}-{width}.jpeg"));
}
