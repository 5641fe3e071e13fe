namespace Ledger.Portal;

/// <summary>Where the portal finds the API and who signs its users in.</summary>
public sealed class PortalOptions
{
    /// <summary>The section's name in the configuration.</summary>
    public const string Section = "Portal";

    /// <summary>Whether the server serves the portal's pages.</summary>
    public bool Enabled { get; set; }

    /// <summary>The API's address; null for the server that serves the pages.</summary>
    public Uri? Api { get; set; }

    /// <summary>
    /// The OpenID Connect provider's address; null for the development issuer of the server that serves the pages.
    /// </summary>
    public Uri? Authority { get; set; }

    /// <summary>The portal's <c>client_id</c> at the provider.</summary>
    public string ClientId { get; set; } = "ledger-portal";

    /// <summary>Its secret there; null for a public client, which PKCE alone protects.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Scopes asked for; <c>openid</c> is always one.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = ["openid"];

    /// <summary>Claim that holds the 32-hex party id.</summary>
    public string PartyClaim { get; set; } = "party";

    /// <summary>Claim that holds the roles at the registry.</summary>
    public string RoleClaim { get; set; } = "roles";
}
