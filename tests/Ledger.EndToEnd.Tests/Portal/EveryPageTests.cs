using Microsoft.Playwright;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>
/// Every page there is, before the eyes of those whose it is, in both languages, at three widths: nothing keeps people
/// out (WCAG 2.2 A and AA), nothing sticks out, and the pictures stay for whoever wants to look.
/// </summary>
[Collection(nameof(PortalTests))]
public sealed class EveryPageTests(PortalRegistry registry)
{
    private static readonly string[] s_nowhere = ["/portal/not-found", "/portal/{*Path}"];

    // One registry stands behind all of them.
    private static Task<PageSubjects>? s_subjects;

    public static TheoryData<string> Accounts => new(EveryPage.All.Select(static page => page.Account).Distinct());

    [Fact]
    public void No_page_is_left_out() => Assert.Equal(
        EveryPage.Routes.Order(StringComparer.Ordinal),
        EveryPage.All.Select(static page => page.Route).OfType<string>().Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task Each_page_fits_in_both_languages_at_three_widths(string account)
    {
        var subjects = await (s_subjects ??= PageSubjects.PrepareAsync(registry));
        await using var chinese = await registry.VisitAsync();
        if (account != EveryPage.Anybody)
        {
            await chinese.SignInAsync(account);
        }

        await using var english = await registry.VisitAsync("en", like: chinese);
        var faults = await Task.WhenAll(
            WalkAsync(chinese, "zh-CN", account, subjects), WalkAsync(english, "en", account, subjects));

        Assert.Empty(faults.SelectMany(static found => found).Concat(chinese.Complaints).Concat(english.Complaints));
    }

    private static async Task<List<string>> WalkAsync(
        Visitor visitor, string language, string account, PageSubjects subjects)
    {
        List<string> faults = [];
        foreach (var (_, address, route) in EveryPage.All.Where(page => page.Account == account))
        {
            var name = $"every/{account}{NameOf(address)}-{language}";
            var status = await OpenAsync(visitor, EveryPage.Place(address, subjects));
            var told = await visitor.Page.EvaluateAsync<string>("document.documentElement.lang");
            if (route is not null && (status, told) != (s_nowhere.Contains(route) ? 404 : 200, language))
            {
                faults.Add($"{name}: status {status}, language {told}");
            }

            faults.AddRange(await visitor.FindBarriersAsync(name));
            faults.AddRange(await visitor.FindWhatSticksOutAsync(name));

            // What is shown in the place of the page instead of it; last, for a live page looks a second time.
            var instead = await visitor.Page.Locator(".problem, [data-gone]").AllInnerTextsAsync();
            faults.AddRange(instead.Select(text => $"{name}: {text}"));
        }

        return faults;
    }

    // A page is looked at when it is alive.
    private static async Task<int> OpenAsync(Visitor visitor, string address)
    {
        var answer = await visitor.Page.GotoAsync(address);
        await Assertions.Expect(visitor.Page.Locator(EveryPage.Waiting)).ToHaveCountAsync(0);
        return answer!.Status;
    }

    private static string NameOf(string address) =>
        address.Replace("/portal", "-portal", StringComparison.Ordinal).Replace('/', '-')
            .Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
}
