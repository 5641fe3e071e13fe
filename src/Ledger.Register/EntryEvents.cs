using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Ports;

namespace Ledger.Register;

/// <summary>What an entry decided, from its private body.</summary>
internal static class EntryEvents
{
    /// <summary>The events; none when the entry has none that can be read.</summary>
    public static IReadOnlyList<StreamEvent> Of(JournalEntry entry)
    {
        var body = entry.Bodies.FirstOrDefault(static body => body.Name == "events");
        return body.Name is not null && CanonicalJson.TryParse(body.Bytes.Span, out var json, out _)
            && EventCodec.TryRead(json, null, out var events, out _)
                ? events
                : [];
    }
}
