using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>
/// A page on which something is done is there with its first rendering, and stays as it is while it comes alive:
/// nothing of it vanishes, the registry is not asked again, and no control can be used that nobody would hear.
/// </summary>
public sealed class ComingAliveTests : IAsyncLifetime
{
    private const string Usable = "main :is(button, input, select, textarea):enabled";

    private const int Measurements = 5;

    // Keeps each text that the page shows, one after the other, until it is alive; what is typed is none.
    private const string Watch = """
        document.addEventListener('DOMContentLoaded', () => {
          const main = document.querySelector('main');
          const text = () => {
            const copy = main.cloneNode(true);
            copy.querySelectorAll('textarea').forEach((field) => field.remove());
            return copy.textContent.replace(/\s+/g, ' ');
          };
          window.shown = [text()];
          const watcher = new MutationObserver(() => {
            if (window.shown.at(-1) !== text()) window.shown.push(text());
            if (!document.querySelector('fieldset.live:disabled')) watcher.disconnect();
          });
          watcher.observe(main, { childList: true, subtree: true });
        });
        """;

    private readonly CountingProxy _proxy = new();
    private readonly PortalRegistry _registry;
    private TaskCompletionSource _circuit = new();

    public ComingAliveTests() => _registry = new PortalRegistry { Arguments = [$"--Portal:Api={_proxy.Address}"] };

    public async ValueTask InitializeAsync()
    {
        await _registry.InitializeAsync();
        _proxy.Target = _registry.Address;
    }

    public async ValueTask DisposeAsync()
    {
        _circuit.TrySetResult();
        await _registry.DisposeAsync();
        await _proxy.DisposeAsync();
    }

    [Fact]
    public async Task Every_page_stays_as_it_is_while_it_comes_alive_and_asks_nothing_twice()
    {
        var subjects = await PageSubjects.PrepareAsync(_registry);
        List<string> faults = [];
        foreach (var pages in EveryPage.Living.GroupBy(static page => page.Account))
        {
            await using var visitor = await VisitAsync(pages.Key);
            foreach (var (account, address) in pages)
            {
                var found = await LookAsync(visitor, EveryPage.Place(address, subjects));
                faults.AddRange(found.Select(fault => $"{account} {address}: {fault}"));
            }

            Assert.Empty(visitor.Complaints);
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task A_page_that_is_come_to_by_a_link_asks_nothing_twice_either()
    {
        var own = $"/portal/parties/{_registry.Actors.Holder.Account!.Party}/restoration";
        await using var holder = await VisitAsync("holder");
        await using var still = await _registry.VisitAsync("en", script: false, like: holder);
        _circuit.SetResult();
        await holder.Page.GotoAsync("/portal/members");
        await Expect(holder.Page.Locator(EveryPage.Waiting)).ToHaveCountAsync(0);
        await still.Page.GotoAsync(own);
        var title = await still.Page.Locator("h1").InnerTextAsync();
        _proxy.Take();
        await still.Page.GotoAsync(own);
        var once = Asked();

        await holder.Page.EvaluateAsync("address => Blazor.navigateTo(address)", own);

        await Expect(holder.Page.Locator("h1")).ToHaveTextAsync(title);
        await Expect(holder.Page.Locator(EveryPage.Waiting)).ToHaveCountAsync(0);
        Assert.NotEmpty(once);
        Assert.Equal(once, Asked());
    }

    [Fact]
    public async Task What_has_the_focus_keeps_it_and_a_link_that_is_being_pressed_is_followed()
    {
        await using var holder = await VisitAsync("holder");
        await holder.Page.GotoAsync("/portal/public/announce/" + new string('a', 32));
        var link = holder.Page.Locator(".crumbs a");
        await link.FocusAsync();
        await link.HoverAsync();
        await holder.Page.Mouse.DownAsync();

        _circuit.SetResult();

        await Expect(holder.Page.Locator(EveryPage.Waiting)).ToHaveCountAsync(0);
        await Expect(holder.Page.Locator(Usable).First).ToBeVisibleAsync();
        await Expect(link).ToBeFocusedAsync();
        await holder.Page.Mouse.UpAsync();
        await Expect(holder.Page).ToHaveURLAsync(new Uri(_registry.Address, "/portal/cases").ToString());
    }

    private async Task<Visitor> VisitAsync(string account)
    {
        var visitor = await _registry.VisitAsync("en");
        await visitor.SignInAsync(account);
        await visitor.Page.AddInitScriptAsync(Watch);
        await visitor.Page.RouteAsync("**/_blazor/negotiate**", async route =>
        {
            await _circuit.Task;
            await route.ContinueAsync();
        });
        return visitor;
    }

    private async Task<IReadOnlyList<string>> LookAsync(Visitor visitor, string place)
    {
        var (faults, again) = await ComeAsync(visitor, place);
        for (var time = 1; time < Measurements && again.Count > 0 && faults.Count == 0; time++)
        {
            // A case looks every other second for what others do; what asks again for itself does so each time.
            (faults, again) = await ComeAsync(visitor, place);
        }

        return [.. faults, .. again.Select(static path => "asks again for " + path)];
    }

    private async Task<(IReadOnlyList<string> Faults, IReadOnlyList<string> Again)> ComeAsync(
        Visitor visitor, string place)
    {
        List<string> faults = [];
        _circuit = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await visitor.Page.GotoAsync(place);
        if (await visitor.Page.Locator(EveryPage.Waiting).CountAsync() != 1)
        {
            faults.Add("does not wait to be alive");
        }

        faults.AddRange((await visitor.Page.Locator(Usable).EvaluateAllAsync<string[]>(
            "all => all.map(one => one.outerHTML)")).Select(static control => "can be used too early: " + control));
        _proxy.Take();
        _circuit.SetResult();
        await Expect(visitor.Page.Locator(EveryPage.Waiting)).ToHaveCountAsync(0);
        var again = Asked();
        var shown = await visitor.Page.EvaluateAsync<string[]>("window.shown");
        faults.AddRange(shown.Skip(1).Select(text => $"shows «{text}» after «{shown[0]}»"));
        return (faults, again);
    }

    // Where the log stands is asked every now and then for all pages.
    private List<string> Asked() =>
    [
        .. _proxy.Take().Select(static one => one.Path).Where(static path => path != "/v1/log")
            .Order(StringComparer.Ordinal),
    ];
}
