namespace Ledger.Sdk;

/// <summary>How much an outbox holds, and how it sends.</summary>
public sealed record OutboxOptions
{
    /// <summary>How many acts may wait at most; whoever adds one more waits for room, or is refused.</summary>
    public int MaxWaiting { get; init; } = 100_000;

    /// <summary>How many bytes of payloads and records may wait at most.</summary>
    public long MaxWaitingBytes { get; init; } = 1L << 30;

    /// <summary>How many streams are sent to at once; each gets its acts one after the other.</summary>
    public int StreamsAtOnce { get; init; } = 4;

    /// <summary>How long an act that was refused is left alone before <see cref="OutboxSender.RunAsync"/> tries it
    /// again; what waits behind it for the same stream waits with it.</summary>
    public TimeSpan HeldPause { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest pause between two tries while the registry does not answer.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often what another process added is looked for.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
