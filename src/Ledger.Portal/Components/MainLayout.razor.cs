using Ledger.Api.Contracts;
using Ledger.Portal.Sessions;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Components;

/// <summary>What is the same on every page: where one is, who one is, and what time it is in law.</summary>
public sealed partial class MainLayout
{
    private LogOverview? _log;
    private PortalUser? _user;

    [Inject]
    private RegistryStanding Standing { get; set; } = null!;

    [Inject]
    private PortalSession Session { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Here => "/" + Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0];

    private string LanguageAddress =>
        $"/portal/language?to={OtherLanguage}&return={Uri.EscapeDataString(Here)}";

    private static string OtherLanguage => Languages.IsEnglish ? "zh-CN" : "en";

    private static string OtherLanguageName => Languages.IsEnglish ? "中文" : "English";

    private string Roles => _user is { Roles.Count: > 0 }
        ? $" · {string.Join(' ', _user.Roles.Select(role => W["role." + role].Value))}"
        : "";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _user = await Session.FindUserAsync();
        _log = await Standing.FindAsync();
    }
}
