using System.Text.RegularExpressions;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>Every page there is.</summary>
internal static partial class EveryPage
{
    /// <summary>Whose a page is that is everybody's.</summary>
    public const string Anybody = "anybody";

    /// <summary>What is around a page that is not alive yet.</summary>
    public const string Waiting = "fieldset.live:disabled";

    /// <summary>
    /// Whose a page is, where it lies, and which of the portal's routes that is; no route for pages beside the portal.
    /// </summary>
    public static IReadOnlyList<(string Account, string Address, string? Route)> All { get; } =
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
        ("holder", "/portal/public/later/{public}", "/portal/public/later/{Original}/{Id?}"),
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

    /// <summary>The routes that the portal's files declare, one for each declaration.</summary>
    public static IReadOnlyList<string> Routes => RoutesOf(static _ => true);

    /// <summary>The pages on which something is done.</summary>
    public static IReadOnlyList<(string Account, string Address)> Living
    {
        get
        {
            // A page that is another one told of something else lives as that one does.
            var routes = RoutesOf(static text => text.Contains("@rendermode", StringComparison.Ordinal)
                || text.Contains("base.BuildRenderTree", StringComparison.Ordinal));
            return
            [
                .. All.Where(page => page.Route is { } route && routes.Contains(route))
                    .Select(static page => (page.Account, page.Address)),
            ];
        }
    }

    /// <summary>Where a page lies, with what it is about.</summary>
    public static string Place(string address, PageSubjects subjects) =>
        Gap().Replace(address, gap => subjects[gap.Groups[1].Value]);

    private static IReadOnlyList<string> RoutesOf(Func<string, bool> isMeant) =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("src", "Ledger.Portal"), "*.razor", SearchOption.AllDirectories)
            .Select(File.ReadAllText).Where(isMeant)
            .SelectMany(static text => Route().Matches(text)).Select(static route => route.Groups[1].Value),
    ];

    [GeneratedRegex("""^@page "([^"]+)"$""", RegexOptions.Multiline)]
    private static partial Regex Route();

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Gap();
}
