using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;

namespace Ledger.Portal.Sessions;

/// <summary>Chinese unless the user asked for English.</summary>
internal static class Languages
{
    /// <summary>The cookie that keeps the choice.</summary>
    public const string Cookie = "ledger.language";

    private static readonly CultureInfo[] s_all = [new("zh-CN"), new("en")];

    public static RequestLocalizationOptions Options { get; } = new()
    {
        DefaultRequestCulture = new RequestCulture(s_all[0]),
        SupportedCultures = s_all,
        SupportedUICultures = s_all,
        RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = Cookie }],
    };

    /// <summary>The language of this request or circuit, as HTML names it.</summary>
    public static string Current => CultureInfo.CurrentUICulture.Name == "en" ? "en" : "zh-CN";

    public static bool IsEnglish => Current == "en";

    public static void Keep(HttpContext http, string? name)
    {
        var culture = s_all.FirstOrDefault(known => known.Name == name) ?? s_all[0];
        http.Response.Cookies.Append(
            Cookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
            new CookieOptions
            {
                HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), IsEssential = true,
                Secure = http.Request.IsHttps,
            });
    }
}
