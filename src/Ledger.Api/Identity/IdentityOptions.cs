namespace Ledger.Api.Identity;

/// <summary>Who vouches for callers.</summary>
public sealed class IdentityOptions
{
    /// <summary>The section's name in the configuration.</summary>
    public const string Section = "Identity";

    /// <summary>
    /// Whether this process issues tokens itself. For development only: refused together with a production origin.
    /// </summary>
    public bool DevelopmentIssuer { get; set; }

    /// <summary>Address of the OpenID Connect issuer when it is not this process.</summary>
    public string? Authority { get; set; }

    /// <summary>The audience that tokens must name.</summary>
    public string Audience { get; set; } = "ledger";

    /// <summary>Claim that holds the 32-hex party id.</summary>
    public string PartyClaim { get; set; } = "party";

    /// <summary>Claim that holds the roles at the registry.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>How long an issued token lives.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(30);
}
