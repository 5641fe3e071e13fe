using Microsoft.Playwright;

namespace Ledger.EndToEnd.Tests.Verifiers;

/// <summary>The verification page in a real browser, as a person uses it.</summary>
internal sealed class PageInBrowser : IAsyncDisposable
{
    // A drop is an event with files; a browser gives no other way to make one without a desktop.
    private const string DropScript = """
        files => {
          const transfer = new DataTransfer();
          for (const { name, text } of files) {
            const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0));
            transfer.items.add(new File([bytes], name));
          }
          return transfer;
        }
        """;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly List<string> _asked = [];

    private PageInBrowser(IPlaywright playwright, IBrowser browser, IPage page)
    {
        (_playwright, _browser, Page) = (playwright, browser, page);
        page.Request += (_, request) => _asked.Add(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Every address that the page asked for, its own first.</summary>
    public IReadOnlyList<string> Asked => _asked;

    /// <summary>Opens an address; <paramref name="offline"/> cuts the browser off the network first.</summary>
    public static async Task<PageInBrowser> OpenAsync(Uri address, bool offline)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await Browser.LaunchAsync(playwright);
        var context = await browser.NewContextAsync(new() { Offline = offline });
        context.SetDefaultTimeout(Browser.Patience);
        var opened = new PageInBrowser(playwright, browser, await context.NewPageAsync());
        await opened.Page.GotoAsync(address.AbsoluteUri);
        return opened;
    }

    /// <summary>Drops files on the page, all at once.</summary>
    public async Task DropAsync(params (string Name, byte[] Bytes)[] files)
    {
        var transfer = await Page.EvaluateHandleAsync(
            DropScript,
            files.Select(file => new { name = file.Name, text = Convert.ToBase64String(file.Bytes) }).ToArray());
        await Page.DispatchEventAsync("body", "drop", new { dataTransfer = transfer });
    }

    /// <summary>The headline of the verdict, once it is there.</summary>
    public Task<string> HeadlineAsync() => Page.Locator(".banner h2").InnerTextAsync();

    /// <summary>How many findings of an outcome the page lists.</summary>
    public Task<int> CountAsync(string outcome) =>
        Page.Locator($".group:not(.aspects) > .finding > .badge.{outcome}").CountAsync();

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
