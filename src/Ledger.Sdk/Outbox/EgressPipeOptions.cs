namespace Ledger.Sdk;

/// <summary>How lines that leave are put together to records.</summary>
public sealed record EgressPipeOptions
{
    /// <summary>How many lines one record covers at most.</summary>
    public int MaxLines { get; init; } = 1000;

    /// <summary>How many bytes one record covers at most; a longer line is covered by several.</summary>
    public int MaxBytes { get; init; } = 1 << 20;

    /// <summary>How long whole lines wait for more before they leave.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Who gets the data, in words of the holder's; null says nothing.</summary>
    public string? Recipient { get; init; }

    /// <summary>What for; null says nothing.</summary>
    public string? Purpose { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>What passed through a pipe.</summary>
/// <param name="Records">Records in the outbox.</param>
/// <param name="Lines">Lines that left.</param>
/// <param name="Bytes">Bytes that left.</param>
public sealed record EgressTotal(long Records, long Lines, long Bytes);
