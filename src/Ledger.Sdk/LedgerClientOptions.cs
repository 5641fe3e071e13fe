namespace Ledger.Sdk;

/// <summary>How a client talks to a registry. The defaults suit a development registry.</summary>
public sealed record LedgerClientOptions
{
    /// <summary>
    /// The origin of the registry's log, which every signature covers. Null takes the server's word for it: state it
    /// where the server is not trusted to be the registry that it says it is.
    /// </summary>
    public string? Origin { get; init; }

    /// <summary>How long a signed command may still be taken.</summary>
    public TimeSpan CommandLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often a request is sent at most while the registry is unreachable or overloaded, from 1.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>
    /// The pause before the second attempt; each further one is twice as long. Up to a fifth of it is left to chance,
    /// so
    /// that clients that lost the registry at once do not come back at once.
    /// </summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest pause, also where the registry asks for a longer one (<c>Retry-After</c>).</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Where acknowledgements are remembered until they are found under a checkpoint; null for nowhere. Stays the
    /// caller's, who calls <see cref="LogWatch.LookAsync"/> now and then.
    /// </summary>
    public LogWatch? Watch { get; init; }

    /// <summary>The token endpoint, relative to the server or absolute.</summary>
    public string TokenPath { get; init; } = "connect/token";

    /// <summary>The audience that assertions name: the issuer.</summary>
    public string TokenAudience { get; init; } = "urn:ledger:development-issuer";

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
