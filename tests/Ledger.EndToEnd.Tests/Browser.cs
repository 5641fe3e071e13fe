using Microsoft.Playwright;

namespace Ledger.EndToEnd.Tests;

/// <summary>The browser of all tests that need one.</summary>
internal static class Browser
{
    /// <summary>
    /// How long is waited for what a page comes to show, and for what is done on it, in milliseconds. What comes, comes
    /// within a second on an idle machine; with registries starting beside it, a machine is not idle.
    /// </summary>
    public const float Patience = 120_000;

    /// <summary>Starts it, with the same patience for what is expected of its pages.</summary>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        // What is expected has a limit of its own, which no context's limit reaches: five seconds, unless it is set.
        Assertions.SetDefaultExpectTimeout(Patience);
        return playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Timeout = Patience });
    }
}
