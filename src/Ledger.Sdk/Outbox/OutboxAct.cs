using Ledger.Domain;

namespace Ledger.Sdk;

/// <summary>An act to be recorded sooner or later.</summary>
/// <param name="Stream">What it is addressed to, for example an asset's stream.</param>
/// <param name="Command">
/// What is asked. The number of a filing (<c>egress.file</c>, <c>transaction.file</c>) is given when it is sent: what
/// stands here does not count.
/// </param>
public sealed record OutboxAct(StreamName Stream, Command Command)
{
    /// <summary>
    /// The command id, 32 lowercase hex characters: for ever the same for the same act. Null takes a new one. Adding
    /// the
    /// same act under the same id again changes nothing.
    /// </summary>
    public string? CommandId { get; init; }

    /// <summary>What the digests in the command are of, if the outbox is to keep it beside the receipt.</summary>
    public ReadOnlyMemory<byte> Record { get; init; }
}
