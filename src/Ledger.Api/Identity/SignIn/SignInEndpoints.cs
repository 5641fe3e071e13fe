using System.Collections.Immutable;
using System.Security.Claims;
using System.Text;
using Ledger.Api.Endpoints;
using Ledger.Api.PublicPages;
using Ledger.Ports.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Ledger.Api.Identity.SignIn;

/// <summary>Where people sign in at the development issuer, and out.</summary>
internal static class SignInEndpoints
{
    /// <summary>Where a client sends its users to.</summary>
    public const string Authorize = "/connect/authorize";

    /// <summary>Where a client sends those who leave.</summary>
    public const string End = "/connect/end";

    private const string Page = "/connect/sign-in";
    private const string Title = "登录 Sign in";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Authorize, AuthorizeAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet(Page, Show).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost(Page, SignInAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        routes.MapGet(End, (Delegate)EndAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> AuthorizeAsync(
        HttpContext http, AccountDirectory accounts, IOptions<IdentityOptions> identity)
    {
        var session = await http.AuthenticateAsync(SignInSetup.Cookie);
        return accounts.Find(session.Principal?.FindFirstValue(Claims.Subject)) is { } account
            ? Results.SignIn(
                PrincipalOf(account, identity.Value),
                authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)
            : Results.Redirect(Page + QueryString.Create("return", Authorize + http.Request.QueryString));
    }

    private static ClaimsPrincipal PrincipalOf(Account account, IdentityOptions identity)
    {
        var user = new ClaimsIdentity("development", Claims.Subject, identity.RoleClaim);
        user.SetClaim(Claims.Subject, account.Name);
        user.SetClaim(identity.PartyClaim, account.Party);
        user.SetClaims(identity.RoleClaim, [.. account.Roles]);
        var principal = new ClaimsPrincipal(user);
        principal.SetScopes(Scopes.OpenId);
        principal.SetResources(identity.Audience);
        principal.SetDestinations(
            static _ => ImmutableArray.Create(Destinations.AccessToken, Destinations.IdentityToken));
        return principal;
    }

    private static IResult Show(HttpContext http, IAntiforgery antiforgery, LogName log, string? @return = null) =>
        PublicPage.Answer(http, 200, Title, Form(http, antiforgery, log, @return, null, false));

    private static async Task<IResult> SignInAsync(
        HttpContext http, IAntiforgery antiforgery, AccountDirectory accounts, LogName log, IAccessJournal journal)
    {
        if (!http.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(http))
        {
            return PublicPage.Answer(http, 400, Title, Form(http, antiforgery, log, null, null, false));
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (name, back) = (form["account"].ToString(), form["return"].ToString());
        if (accounts.Find(name) is not { } account || !account.Knows(form["password"].ToString()))
        {
            // Of what is no account only that there was a refusal: it may be a password in the wrong field.
            var known = accounts.Find(name);
            await journal.AppendAsync(
                new AccessAct(AccessKind.SignInRefused, known?.Name, known?.Party, null, null), http.RequestAborted);
            return PublicPage.Answer(http, 401, Title, Form(http, antiforgery, log, back, name, true));
        }

        await http.SignInAsync(
            SignInSetup.Cookie,
            new ClaimsPrincipal(new ClaimsIdentity([new Claim(Claims.Subject, account.Name)], "password")));
        return Results.LocalRedirect(IsOurs(back) ? back : "/portal");
    }

    private static async Task<IResult> EndAsync(HttpContext http)
    {
        await http.SignOutAsync(SignInSetup.Cookie);
        return Results.SignOut(
            new AuthenticationProperties { RedirectUri = "/portal" },
            [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }

    private static bool IsOurs(string? address) =>
        address?.StartsWith(Authorize + "?", StringComparison.Ordinal) is true;

    private static string Form(
        HttpContext http, IAntiforgery antiforgery, LogName log, string? back, string? name, bool refused)
    {
        var tokens = antiforgery.GetAndStoreTokens(http);
        var page = new StringBuilder("<h1>登录 <span lang=en>Sign in</span></h1>")
            .Append(PublicPage.Standing(log.Origin))
            .Append("<p>演示账户见 tools/up 的输出。<span lang=en>tools/up lists the demo accounts.</span></p>");
        if (refused)
        {
            page.Append("<p class=bad role=alert>账户或口令不正确。"
                + "<span lang=en>Account or password is wrong.</span></p>");
        }

        return page.Append("<form method=post action=\"" + Page + "\">")
            .Append("<input type=hidden name=\"").Append(PublicPage.Text(tokens.FormFieldName)).Append("\" value=\"")
            .Append(PublicPage.Text(tokens.RequestToken)).Append("\">")
            .Append("<input type=hidden name=return value=\"").Append(PublicPage.Text(IsOurs(back) ? back : ""))
            .Append("\">")
            .Append("<p><label for=account>账户 Account</label><input id=account name=account required ")
            .Append("autocomplete=username value=\"").Append(PublicPage.Text(name)).Append("\"></p>")
            .Append("<p><label for=password>口令 Password</label><input id=password name=password type=password ")
            .Append("required autocomplete=current-password></p><p><button>登录 Sign in</button></p></form>").ToString();
    }
}
