namespace Ledger.Api.Transport;

/// <summary>How much one caller may ask.</summary>
public sealed class RateLimitOptions
{
    /// <summary>The section's name in the configuration.</summary>
    public const string Section = "RateLimits";

    /// <summary>
    /// Of an account that shows a token: what a bulk import needs several times over, of which each command counts.
    /// </summary>
    public Quota Account { get; set; } = new() { Requests = 200_000 };

    /// <summary>Of an address without a token: whoever watches the log, and a portal's readers behind one proxy.
    /// </summary>
    public Quota Address { get; set; } = new() { Requests = 10_000 };
}

/// <summary>So many requests in so much time.</summary>
public sealed class Quota
{
    /// <summary>How many, commands of a batch each by itself; 0 for no limit.</summary>
    public int Requests { get; set; }

    /// <summary>In which time.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(10);
}
