namespace Ledger.Evm.Rpc;

/// <summary>The limits of a JSON-RPC client.</summary>
public sealed record JsonRpcOptions
{
    /// <summary>How long one HTTP exchange may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest answer read, in bytes; a longer one is an error, never cut.</summary>
    public int MaximumResponseBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How many calls go into one array.</summary>
    public int MaximumBatch { get; init; } = 200;

    /// <summary>How often a read is tried when no usable answer comes. Calls that change something: once.</summary>
    public int ReadAttempts { get; init; } = 3;

    /// <summary>The wait before the second attempt; it doubles from there.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);
}
