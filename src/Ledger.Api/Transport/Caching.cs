using Microsoft.AspNetCore.Builder;

namespace Ledger.Api.Transport;

/// <summary>Who may keep what an endpoint answers, and for how long without asking again.</summary>
/// <param name="Value">The value of <c>Cache-Control</c> (RFC 9111, 5.2.2).</param>
internal sealed record Caching(string Value)
{
    /// <summary>What was said of it, of an endpoint that anybody may ask.</summary>
    public static Caching For(TimeSpan time) => new(string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"public, max-age={(long)time.TotalSeconds}"));
}

/// <summary>Says how long answers hold.</summary>
internal static class CachingConventions
{
    /// <summary>The answers change with the registry's configuration, calendar or keys: seldom.</summary>
    public static RouteHandlerBuilder ChangesSeldom(this RouteHandlerBuilder route) =>
        route.WithMetadata(Caching.For(TimeSpan.FromMinutes(5)));

    /// <summary>What is answered once is answered so for ever.</summary>
    public static RouteHandlerBuilder NeverChanges(this RouteHandlerBuilder route) =>
        route.WithMetadata(new Caching("public, max-age=31536000, immutable"));

    /// <summary>The answers hold a secret.</summary>
    public static RouteHandlerBuilder NeverKept(this RouteHandlerBuilder route) =>
        route.WithMetadata(new Caching("no-store"));
}
