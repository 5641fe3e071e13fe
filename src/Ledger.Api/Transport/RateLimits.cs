using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Ledger.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Transport;

/// <summary>
/// Lets nobody ask more than their share, and says before it is used up how much of it is left
/// (draft-ietf-httpapi-ratelimit-headers-10).
/// </summary>
internal sealed class RateLimits : IDisposable
{
    /// <summary>What is left.</summary>
    public const string Header = "RateLimit";

    /// <summary>The quota.</summary>
    public const string PolicyHeader = "RateLimit-Policy";

    private static readonly string[] s_doors = ["/v1", "/log", "/connect", "/openapi"];

    private readonly RateLimitOptions _options;
    private readonly PartitionedRateLimiter<HttpContext> _limiter;

    public RateLimits(IOptions<RateLimitOptions> options)
    {
        _options = options.Value;
        _limiter = PartitionedRateLimiter.Create<HttpContext, string>(PartitionOf, StringComparer.Ordinal);
    }

    /// <summary>Lets a request through, or answers it.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var (name, quota) = Of(context);
        if (quota.Requests <= 0 || !s_doors.Any(door => context.Request.Path.StartsWithSegments(door)))
        {
            await next(context);
            return;
        }

        using var lease = _limiter.AttemptAcquire(context);
        var left = _limiter.GetStatistics(context)?.CurrentAvailablePermits ?? 0;
        var seconds = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)
            ? Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds))
            : (long)Math.Ceiling(quota.Window.TotalSeconds);
        var headers = context.Response.Headers;
        headers[PolicyHeader] = string.Create(
            CultureInfo.InvariantCulture,
            $"\"{name}\";q={quota.Requests};w={(long)Math.Ceiling(quota.Window.TotalSeconds)}");
        var standing = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={left}");
        if (lease.IsAcquired)
        {
            // When the window ends is known only of one that is used up.
            headers[Header] = standing;
            await next(context);
            return;
        }

        headers[Header] = string.Create(CultureInfo.InvariantCulture, $"{standing};t={seconds}");
        headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await ProblemResults.Of(ProblemCatalogue.TooManyRequests).ExecuteAsync(context);
    }

    /// <summary>
    /// Takes so many more out of the caller's share: a request that carries many acts counts as many.
    /// </summary>
    /// <param name="context">The request, which itself is counted.</param>
    /// <param name="more">How many beside it.</param>
    /// <param name="retryAfter">In how many seconds there is a new share, where this one does not suffice.</param>
    public bool TryTake(HttpContext context, int more, out long retryAfter)
    {
        var quota = Of(context).Quota;
        retryAfter = (long)Math.Ceiling(quota.Window.TotalSeconds);
        if (quota.Requests <= 0 || more <= 0)
        {
            return true;
        }

        // What is larger than a whole share goes when nothing else was taken of it.
        using var lease = _limiter.AttemptAcquire(context, Math.Min(more, quota.Requests - 1));
        if (lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
        {
            retryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
        }

        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();

    private (string Name, Quota Quota) Of(HttpContext context) => AccountOf(context) is null
        ? ("address", _options.Address)
        : ("account", _options.Account);

    private RateLimitPartition<string> PartitionOf(HttpContext context)
    {
        var (name, quota) = Of(context);
        var who = AccountOf(context) ?? AddressOf(context.Connection.RemoteIpAddress);
        return RateLimitPartition.GetFixedWindowLimiter($"{name} {who}", _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = quota.Requests, Window = quota.Window, QueueLimit = 0,
        });
    }

    // One subscriber has a whole /64 of IPv6 (RFC 6177), and would else have as many shares.
    private static string AddressOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexStringLower(address.GetAddressBytes()[..8]),
        _ => address.ToString(),
    };

    private static string? AccountOf(HttpContext context) => context.User.Identity?.IsAuthenticated is true
        ? context.User.FindFirst("sub")?.Value
        : null;
}

/// <summary>Puts the limits into a pipeline.</summary>
internal static class RateLimitSetup
{
    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section)
            .Validate(
                static options => options.Account.Window > TimeSpan.Zero && options.Address.Window > TimeSpan.Zero,
                "RateLimits: a window is longer than nothing.")
            .ValidateOnStart();
        services.AddSingleton<RateLimits>();
    }

    /// <summary>Behind authentication, which says whose the share is.</summary>
    public static void UseRateLimits(this IApplicationBuilder app)
    {
        var limits = app.ApplicationServices.GetRequiredService<RateLimits>();
        app.Use((HttpContext context, RequestDelegate next) => limits.InvokeAsync(context, next));
    }
}
