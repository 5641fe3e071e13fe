using System.Text.RegularExpressions;
using Ledger.Testing;
using Microsoft.Playwright;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>
/// Every page there is, before the eyes of those whose it is, in both languages, at three widths: nothing keeps people
/// out (WCAG 2.2 A and AA), nothing sticks out, and the pictures stay for whoever wants to look.
/// </summary>
[Collection(nameof(PortalTests))]
public sealed partial class EveryPageTests(PortalRegistry registry)
{
    private const string Anybody = "anybody";
    private const string Dead = "form.act > .buttons button:disabled, form.apply > .buttons button:disabled";

    // Whose a page is, where it lies, and which of the portal's routes that is; no route for pages beside the portal.
    private static readonly (string Account, string Address, string? Route)[] s_pages =
    [
        (Anybody, "/portal", "/portal"),
        (Anybody, "/portal/register", "/portal/register"),
        (Anybody, "/portal/register/{code}", "/portal/register/{Code}"),
        (Anybody, "/portal/notices", "/portal/notices"),
        (Anybody, "/portal/verify", "/portal/verify"),
        (Anybody, "/portal/disclosures", "/portal/disclosures"),
        (Anybody, "/portal/not-found", "/portal/not-found"),
        (Anybody, "/portal/nowhere", "/portal/{*Path}"),
        (Anybody, "/connect/sign-in", null),
        ("holder", "/portal", "/portal"),
        ("holder", "/portal/key", "/portal/key"),
        ("holder", "/portal/members", "/portal/members"),
        ("holder", "/portal/cases", "/portal/cases"),
        ("holder", "/portal/cases/{filed}", "/portal/cases/{Id}"),
        ("holder", "/portal/cases/{returned}/correct", "/portal/cases/{Id}/correct"),
        ("holder", "/portal/cases/{amended}/amend", "/portal/cases/{Id}/amend"),
        ("holder", "/portal/cases/{resubmitted}/resubmit", "/portal/cases/{Id}/resubmit"),
        ("holder", "/portal/apply", "/portal/apply/{Id?}"),
        ("holder", "/portal/public/apply", "/portal/public/apply/{Id?}"),
        ("holder", "/portal/public/announce", "/portal/public/announce/{Id?}"),
        ("holder", "/portal/assets", "/portal/assets"),
        ("holder", "/portal/assets/{asset}", "/portal/assets/{Id}"),
        ("holder", "/portal/assets/{asset}/apply/transfer", "/portal/assets/{Asset}/apply/{Kind}/{Id?}"),
        ("holder", "/portal/assets/{asset}/apply/change", "/portal/assets/{Asset}/apply/{Kind}/{Id?}"),
        ("holder", "/portal/assets/{asset}/apply/renewal", "/portal/assets/{Asset}/apply/{Kind}/{Id?}"),
        ("holder", "/portal/assets/{asset}/apply/cancellation", "/portal/assets/{Asset}/apply/{Kind}/{Id?}"),
        ("holder", "/portal/registry", "/portal/registry"),
        ("holder", "/portal/registry/rules", "/portal/registry/rules"),
        ("holder", "/portal/registry/calendar", "/portal/registry/calendar"),
        ("holder", "/portal/parties/{holder}", "/portal/parties/{Id}"),
        ("holder", "/portal/parties/{holder}/restoration", "/portal/parties/{Id}/restoration"),
        ("holder", "/portal/entries/1", "/portal/entries/{Index}"),
        ("maker", "/portal/notices/{noticed}/object", "/portal/notices/{Id}/object"),
        ("maker", "/portal/register/{code}/inquire", "/portal/register/{Code}/inquire"),
        ("court", "/portal/orders", "/portal/orders"),
        ("court", "/portal/orders/new", "/portal/orders/new/{Id?}"),
        ("court", "/portal/orders/{order}", "/portal/orders/{Id}"),
        ("supervisor", "/portal", "/portal"),
        ("clerk", "/portal", "/portal"),
        ("clerk", "/portal/due", "/portal/due"),
        ("clerk", "/portal/cases", "/portal/cases"),
        ("clerk", "/portal/cases/accept", "/portal/cases/accept"),
        ("clerk", "/portal/cases/{filed}", "/portal/cases/{Id}"),
        ("clerk", "/portal/organisations", "/portal/organisations"),
        ("clerk", "/portal/organisations/substitutes", "/portal/organisations/substitutes"),
        ("reviewer", "/portal/orders/{order}", "/portal/orders/{Id}"),
        ("reviewer", "/portal/parties/{holder}/restoration", "/portal/parties/{Id}/restoration"),
        ("approver", "/portal/cases/{noticed}", "/portal/cases/{Id}"),
        ("auditor", "/portal/dashboards", "/portal/dashboards"),
        ("auditor", "/portal/admin/access", "/portal/admin/access"),
        ("operator", "/portal/admin", "/portal/admin"),
        ("operator", "/portal/admin/retention", "/portal/admin/retention"),
    ];

    private static readonly string[] s_nowhere = ["/portal/not-found", "/portal/{*Path}"];

    // One registry stands behind all of them.
    private static Task<PageSubjects>? s_subjects;

    public static TheoryData<string> Accounts => new(s_pages.Select(static page => page.Account).Distinct());

    [Fact]
    public void No_page_is_left_out()
    {
        var routes = Directory
            .EnumerateFiles(Repository.PathOf("src", "Ledger.Portal"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(static file => Route().Matches(File.ReadAllText(file)))
            .Select(static route => route.Groups[1].Value);

        Assert.Equal(
            routes.Order(StringComparer.Ordinal),
            s_pages.Select(static page => page.Route).OfType<string>().Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task Each_page_fits_in_both_languages_at_three_widths(string account)
    {
        var subjects = await (s_subjects ??= PageSubjects.PrepareAsync(registry));
        await using var chinese = await registry.VisitAsync();
        if (account != Anybody)
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
        foreach (var (_, address, route) in s_pages.Where(page => page.Account == account))
        {
            var name = $"every/{account}{NameOf(address)}-{language}";
            var status = await OpenAsync(visitor, Place().Replace(address, place => subjects[place.Groups[1].Value]));
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

    // A form is alive, and looked at, when it can be sent.
    private static async Task<int> OpenAsync(Visitor visitor, string address)
    {
        var answer = await visitor.Page.GotoAsync(address);
        await Assertions.Expect(visitor.Page.Locator(Dead)).ToHaveCountAsync(0);
        return answer!.Status;
    }

    private static string NameOf(string address) =>
        address.Replace("/portal", "-portal", StringComparison.Ordinal).Replace('/', '-')
            .Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);

    [GeneratedRegex("""^@page "([^"]+)"$""", RegexOptions.Multiline)]
    private static partial Regex Route();

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Place();
}
