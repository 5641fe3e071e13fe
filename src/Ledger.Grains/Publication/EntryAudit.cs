using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Ports;

namespace Ledger.Grains.Publication;

/// <summary>Compares each entry of a journal with its own leaf and with the entries before it.</summary>
internal sealed class EntryAudit(string origin, Action<ulong, string> report)
{
    private readonly Dictionary<string, ulong> _versions = new(StringComparer.Ordinal);
    private ulong _next;
    private DateTimeOffset _time = DateTimeOffset.MinValue;

    public void Check(JournalEntry entry)
    {
        if (entry.Index != _next)
        {
            report(entry.Index, $"The entry stands where entry {_next} belongs.");
        }

        _next = entry.Index + 1;
        if (EntryLeaf.Hash(entry.Leaf.Span) != new DigestPair(entry.LeafSha256, entry.LeafSm3))
        {
            report(entry.Index, "The leaf does not hash to what the journal says.");
        }

        if (!EntryLeaf.TryRead(entry.Leaf.Span, out var leaf, out var error))
        {
            report(entry.Index, $"Not a leaf: {error}");
            return;
        }

        foreach (var problem in Header(entry, leaf).Concat(Streams(entry, leaf)).Concat(Bodies(entry, leaf)))
        {
            report(entry.Index, problem);
        }

        _time = leaf.RecordedTime;
    }

    private IEnumerable<string> Header(JournalEntry entry, EntryLeaf leaf)
    {
        if (leaf.Origin != origin)
        {
            yield return $"The leaf is of the log {leaf.Origin}.";
        }

        if (leaf.RecordedTime < _time || leaf.RecordedTime != entry.RecordedTime)
        {
            yield return "The recorded time is not the journal's, or before that of the entry ahead.";
        }

        if (leaf.Command is { } command
            && (command.Id != entry.CommandId || command.Digests.Sha256 != entry.CommandDigest))
        {
            yield return "The command is not the journal's.";
        }

        if ((leaf.Actor?.Stream.ToString() ?? EntrySyntax.Registry) != entry.Caller)
        {
            yield return "The actor is not the journal's.";
        }

        var number = entry.NumberSeries is null ? null : $"{entry.NumberSeries}{entry.NumberSerial:D4}";
        if (leaf.Number?.ToString() != number)
        {
            yield return "The number is not the journal's.";
        }
    }

    private IEnumerable<string> Streams(JournalEntry entry, EntryLeaf leaf)
    {
        if (!Same(leaf.Writes, entry.Writes) || !Same(leaf.Reads, entry.Reads))
        {
            yield return "The leaf does not name the streams that the journal does.";
        }

        foreach (var read in leaf.Reads)
        {
            if (_versions.GetValueOrDefault(read.Stream.ToString()) != read.Version)
            {
                yield return $"{read.Stream} was not at version {read.Version} when it was read.";
            }
        }

        foreach (var write in leaf.Writes)
        {
            var name = write.Stream.ToString();
            if (_versions.GetValueOrDefault(name) + 1 != write.Version)
            {
                yield return $"{name} is written at version {write.Version}, which is not the next.";
            }

            _versions[name] = write.Version;
        }
    }

    private static IEnumerable<string> Bodies(JournalEntry entry, EntryLeaf leaf)
    {
        foreach (var commitment in leaf.Bodies)
        {
            var body = entry.Bodies.FirstOrDefault(body => body.Name == commitment.Name);
            if (body.Name is null || !commitment.CommitsTo(body.Salt.Span, body.Bytes.Span))
            {
                yield return $"The body '{commitment.Name}' is missing or not the one that the leaf commits to.";
            }
        }
    }

    private static bool Same(
        IReadOnlyList<Domain.StreamVersion> leaf, IReadOnlyList<Ports.StreamVersion> journal) =>
        leaf.Count == journal.Count
        && leaf.All(item => journal.Contains(new Ports.StreamVersion(item.Stream.ToString(), item.Version)));
}
