using System.Text;

namespace Ledger.Sdk;

/// <summary>An act as it goes into the store.</summary>
/// <param name="Id">The command id.</param>
/// <param name="Stream">The stream's name.</param>
/// <param name="Type">The command's type.</param>
/// <param name="Payload">The command's canonical payload as it was added.</param>
/// <param name="Record">What is kept beside it; empty for nothing.</param>
/// <param name="Added">When it was added.</param>
internal sealed record OutboxItem(
    string Id, string Stream, string Type, string Payload, ReadOnlyMemory<byte> Record, DateTimeOffset Added)
{
    /// <summary>What counts against the outbox's bound.</summary>
    public long Bytes => Encoding.UTF8.GetByteCount(Payload) + Record.Length;
}

/// <summary>The next act of a stream.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Item">The act.</param>
/// <param name="State">Whether it was refused before.</param>
/// <param name="Forms">The signed commands that were made of it, oldest first, as they were sent.</param>
internal sealed record OutboxHead(long Number, OutboxItem Item, OutboxState State, IReadOnlyList<byte[]> Forms);
