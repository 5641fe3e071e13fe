using Ledger.Grains.Contracts;
using Ledger.Ports;

namespace Ledger.Grains.Log;

/// <summary>The writer's answers, in one place.</summary>
internal static class Replies
{
    /// <summary>The answer for an entry that is durable; <paramref name="stream"/> is the one addressed.</summary>
    public static AcceptedEntry Of(JournalEntry entry, string stream, bool repeated) => new(
        entry.Index,
        entry.LeafSha256.ToArray(),
        entry.LeafSm3.ToArray(),
        VersionOf(entry, stream),
        entry.RecordedTime,
        entry.NumberSeries is { } series ? $"{series}{entry.NumberSerial:D4}" : null,
        repeated);

    private static ulong VersionOf(JournalEntry entry, string stream)
    {
        for (var i = 0; i < entry.Writes.Count; i++)
        {
            if (entry.Writes[i].Stream == stream)
            {
                return entry.Writes[i].Version;
            }
        }

        throw new JournalCorruptException($"Entry {entry.Index} does not write {stream}.");
    }

    public static CommandRefusal Of(AppendConflict conflict) => conflict switch
    {
        StreamConflict stream => CommandRefusals.Stale(stream.Stream, stream.Actual),
        CommandConflict => CommandRefusals.IdTaken,
        _ => CommandRefusals.LogBusy,
    };
}
