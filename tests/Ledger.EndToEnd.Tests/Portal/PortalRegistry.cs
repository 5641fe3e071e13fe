using Ledger.Domain;
using Ledger.Domain.Registration;
using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.Sdk;
using Microsoft.Playwright;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>A registry with its portal, on real parts, and a browser in front of it; one for all stories.</summary>
public sealed class PortalRegistry : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private RunningRegistry? _registry;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A client for each account, for what happens before a story begins and beside it.</summary>
    public Actors Actors { get; private set; } = null!;

    /// <summary>The registry's address.</summary>
    public Uri Address => _registry!.Server.Address;

    /// <summary>Where the accounts' files are.</summary>
    public string Accounts => Path.Combine(_registry!.Data, "accounts");

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        _registry = await RunningRegistry.StartAsync(
            new RegistryParts(false, false) { Arguments = ["--Portal:Enabled=true"] }, cancellationToken);
        Actors = await _registry.ActorsAsync(cancellationToken);
        await Actors.RegisterAsync(new Stubborn(), "portal", cancellationToken);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = Chromium });
    }

    /// <summary>A visitor with a browser of their own, who sees the portal in a language.</summary>
    public async Task<Visitor> VisitAsync(string language = "zh-CN", int width = 1280)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(20_000);
        var visitor = await Visitor.EnterAsync(context, Accounts);
        if (language != "zh-CN")
        {
            await visitor.Page.GotoAsync($"/portal/language?to={language}");
        }

        return visitor;
    }

    /// <summary>The holder files a case with its materials.</summary>
    public async Task<CaseId> FileAsync(string name, Func<Application, Application>? change = null)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var registration = Registration.Collected(name, Actors);
        foreach (var paper in registration.Contents)
        {
            await Actors.Holder.PutDocumentAsync(registration.Case, paper, cancellationToken);
            await Actors.Holder.PutContentAsync(paper, cancellationToken);
        }

        var application = change is null ? registration.Application : change(registration.Application);
        await Actors.Holder.ExecuteAsync(
            registration.Case.Stream, 0, registration.CommandId("file"), new FileRegistration(application),
            cancellationToken);
        return registration.Case;
    }

    /// <summary>Waits until the due-list has a line of a case: the list follows the log a moment later.</summary>
    public async Task WaitForDueAsync(CaseId id)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var query = new DueQuery(Stream: id.Stream.ToString());
        while ((await Actors.Clerk.ListDueAsync(query, cancellationToken: cancellationToken)).Items.Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
        Actors?.Dispose();
        await (_registry?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}

/// <summary>All stories of the portal stand on one registry.</summary>
[CollectionDefinition(nameof(PortalTests))]
public sealed class PortalTests : ICollectionFixture<PortalRegistry>;
