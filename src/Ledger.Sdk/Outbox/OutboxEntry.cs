using Ledger.Api.Contracts;
using Ledger.Domain;

namespace Ledger.Sdk;

/// <summary>Where an act in an outbox stands.</summary>
public enum OutboxState
{
    /// <summary>It waits to be sent, or for an answer.</summary>
    Waiting,

    /// <summary>It was refused and waits for somebody to do something about it.</summary>
    Held,

    /// <summary>It is an entry of the log.</summary>
    Done,

    /// <summary>It was taken out by hand; nothing was recorded.</summary>
    Dropped,
}

/// <summary>An act as an outbox has it.</summary>
/// <param name="Number">Its place in the order of adding, from 1.</param>
/// <param name="CommandId">Its command id.</param>
/// <param name="Stream">What it is addressed to.</param>
/// <param name="Type">The command's type, for example <c>egress.file</c>.</param>
/// <param name="Added">When it was added, UTC.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Refusal">The code and words of the last refusal, or why it was dropped; null without one.</param>
/// <param name="Receipt">The registry's answer; null until it is done.</param>
public sealed record OutboxEntry(
    long Number, string CommandId, StreamName Stream, string Type, DateTimeOffset Added, OutboxState State,
    string? Refusal, CommandAccepted? Receipt);

/// <summary>How full an outbox is.</summary>
/// <param name="Waiting">Acts that wait or are held.</param>
/// <param name="WaitingBytes">Bytes of their payloads and records.</param>
/// <param name="Held">Those of them that were refused.</param>
/// <param name="Done">Acts that are entries of the log and not yet removed.</param>
public sealed record OutboxCount(long Waiting, long WaitingBytes, long Held, long Done);

/// <summary>What became of an attempt to send all that waits.</summary>
/// <param name="Sent">Acts that are entries of the log now.</param>
/// <param name="Held">Streams whose next act was refused.</param>
public sealed record OutboxReport(int Sent, int Held);
