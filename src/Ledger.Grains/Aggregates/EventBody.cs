using System.Globalization;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Ports;

namespace Ledger.Grains.Aggregates;

/// <summary>The body <c>events</c> of entries, and the states that follow from it.</summary>
internal static class EventBody
{
    public const string Name = "events";

    public static byte[] Write(IEnumerable<StreamWrite> writes) => CanonicalJson.Write(EventCodec.Write(writes));

    /// <summary>One event by its type and its own JSON; null when the bytes are not one.</summary>
    public static DomainEvent? TryReadOne(StreamName stream, string type, byte[] record) =>
        CanonicalJson.TryParse(record, out var data, out _)
            && EventCodec.TryRead(
                new JsonArray([new JsonObject(("data", data), ("stream", stream.ToString()), ("type", type))]), null,
                out var events, out _)
            ? events[0].Event
            : null;

    /// <summary>The state of a stream after one more entry that wrote it.</summary>
    /// <exception cref="JournalCorruptException">The entry does not continue the stream.</exception>
    public static StreamState Fold(IAggregate aggregate, StreamState before, JournalEntry entry)
    {
        var name = before.Stream.ToString();
        var at = entry.Writes.First(write => write.Stream == name);
        if (at.Version != before.Version + 1)
        {
            throw new JournalCorruptException($"Entry {entry.Index} writes {name} at {at.Version}, not next in line.");
        }

        var events = Read(entry).Where(item => item.Stream == before.Stream).Select(item => item.Event);
        return new StreamState(
            before.Stream, at.Version, aggregate.Fold(before.State, events), entry.LeafSha256);
    }

    /// <summary>All events of an entry, the number that it was given among them.</summary>
    /// <exception cref="JournalCorruptException">The body is missing or cannot be read.</exception>
    public static IReadOnlyList<StreamEvent> Read(JournalEntry entry)
    {
        var body = entry.Bodies.FirstOrDefault(body => body.Name == Name);
        if (body.Name is null && !NamesEvents(entry))
        {
            return [];
        }

        if (!CanonicalJson.TryParse(body.Bytes.Span, out var json, out var error)
            || !EventCodec.TryRead(json, NumberOf(entry), out var events, out error))
        {
            throw new JournalCorruptException($"Entry {entry.Index} has no readable events: {error}");
        }

        return events;
    }

    // The registry's opening and its clock are acts without events: they change no aggregate.
    private static bool NamesEvents(JournalEntry entry) =>
        !EntryLeaf.TryRead(entry.Leaf.Span, out var leaf, out _) || leaf.Bodies.Any(body => body.Name == Name);

    private static CertificateCode? NumberOf(JournalEntry entry) => entry.NumberSeries is { } series
        && CertificateCode.TryParse(
            series + entry.NumberSerial.ToString("D4", CultureInfo.InvariantCulture), out var number)
            ? number
            : null;
}
