using System.Security.Claims;
using Ledger.Domain;

namespace Ledger.Portal.Sessions;

/// <summary>
/// Who signed in. Roles and party say what to offer; what is allowed, the API says.
/// </summary>
/// <param name="Name">The account.</param>
/// <param name="Party">The party that it acts for; null where the provider names none.</param>
/// <param name="Roles">Its roles at the registry.</param>
/// <param name="Token">Its access token.</param>
public sealed record PortalUser(string Name, PartyId? Party, IReadOnlyList<string> Roles, string Token)
{
    private static readonly string[] s_staff = ["clerk", "reviewer", "approver", "auditor", "operator"];

    /// <summary>Whether it works for the registry.</summary>
    public bool IsStaff => Roles.Any(s_staff.Contains);

    /// <summary>Whether it speaks for a court or another authority that may order what the registry does.</summary>
    public bool IsAuthority => Roles.Contains("authority");

    /// <summary>The user of a request or a circuit; null for nobody.</summary>
    internal static PortalUser? Of(ClaimsPrincipal principal, PortalOptions options)
    {
        var name = principal.FindFirst("sub")?.Value;
        var token = principal.FindFirst(PortalSignIn.TokenClaim)?.Value;
        return string.IsNullOrEmpty(name) || string.IsNullOrEmpty(token) ? null : new PortalUser(
            name,
            PartyId.TryParse(principal.FindFirst(options.PartyClaim)?.Value, out var party) ? party : null,
            [.. principal.FindAll(options.RoleClaim).Select(static claim => claim.Value)],
            token);
    }
}
