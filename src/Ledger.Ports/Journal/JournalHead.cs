namespace Ledger.Ports;

/// <summary>Where a journal stands.</summary>
/// <param name="Size">The number of entries, which is the next index.</param>
/// <param name="Epoch">The epoch of the newest writer; 0 when nobody ever acquired.</param>
/// <param name="LastRecordedTime">The recorded time of the last entry; null in an empty journal.</param>
public sealed record JournalHead(ulong Size, long Epoch, DateTimeOffset? LastRecordedTime);
