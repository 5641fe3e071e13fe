using System.Security.Cryptography;
using System.Text;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Keys;
using Ledger.Evidence.Entries;
using Ledger.Grains.Aggregates;
using Ledger.Grains.Contracts;
using Ledger.Grains.Publication;

namespace Ledger.Grains.Log;

/// <summary>
/// Entries of the registry's own stream that nobody signs but the log: its opening, its simulated clock, what it finds
/// about its chains.
/// </summary>
internal static class RegistryActs
{
    /// <summary>Type of a log's first entry.</summary>
    public const string Opened = "registry.opened";

    /// <summary>Type of an entry that sets a development registry's legal time.</summary>
    public const string ClockAdvanced = "clock.advanced";

    /// <summary>The first entry of a log: it sets the registry's first legal time and names its first keys.</summary>
    public static AppendRequest Open(
        RegistryContext registry, DateTimeOffset legalStart, IReadOnlyList<RegistryKey> keys) =>
        Act(
            registry, Opened, 1, legalStart, ActOf(Opened, 1, legalStart),
            keys.Count == 0 ? [] : [(EventBody.Name, EventsOf(new KeysOpened([.. keys]), 1))]);

    /// <summary>Sets legal time.</summary>
    /// <param name="version">The version that the registry's stream will have.</param>
    public static AppendRequest AdvanceClock(RegistryContext registry, ulong version, DateTimeOffset legal) =>
        Act(registry, ClockAdvanced, version, legal, ActOf(ClockAdvanced, version, legal));

    /// <summary>What the registry finds about its chains.</summary>
    /// <param name="version">The version that the registry's stream will have.</param>
    public static AppendRequest Record(RegistryContext registry, DomainEvent found, ulong version)
    {
        var events = EventsOf(found, version);
        return Act(registry, found.Type, version, registry.LegalClock.Now, events, (EventBody.Name, events));
    }

    /// <summary>The map leaf in front of a checkpoint.</summary>
    public static AppendRequest Map(RegistryContext registry, MapLeafDraft map)
    {
        var draft = EntryDraft.MapLeaf(
            registry.Origin, map.Version, map.Map, Drafting.Whole(registry.LegalClock.Now));
        return Request(draft, Text($"map {map.Map.Size}"), []);
    }

    private static byte[] EventsOf(DomainEvent found, ulong version) =>
        EventBody.Write([new StreamWrite(new StreamVersion(StreamName.Registry, version), [found])]);

    private static byte[] ActOf(string type, ulong version, DateTimeOffset legal) =>
        Text($"{type} {version} {EntrySyntax.FormatTime(Drafting.Whole(legal))}");

    private static AppendRequest Act(
        RegistryContext registry, string type, ulong version, DateTimeOffset legal, byte[] command,
        params (string Name, byte[] Bytes)[] more)
    {
        DraftBody[] bodies =
        [
            .. more.Prepend(("command", command)).Select(body => new DraftBody(
                body.Item1, RandomNumberGenerator.GetBytes(BodyCommitment.SaltBytes), body.Item2)),
        ];
        var draft = new EntryDraft
        {
            Origin = registry.Origin,
            Type = type,
            Writes = [new StreamVersion(StreamName.Registry, version)],
            Command = new EntryCommand(IdOf(command), DigestPair.Of(command), null),
            Rules = registry.Rules.Name,
            Calendar = registry.Calendar.Id,
            LegalTime = Drafting.Whole(legal),
            Bodies = [.. bodies.Select(body => BodyCommitment.To(body.Name, body.Salt, body.Bytes))],
        };
        return Request(draft, command, bodies);
    }

    private static AppendRequest Request(EntryDraft draft, byte[] command, DraftBody[] bodies)
    {
        var template = LeafTemplate.Of(draft, series: null);
        return new AppendRequest
        {
            Leaf = template.Bytes,
            TimeAt = template.TimeAt,
            Writes = [.. draft.Writes.Select(write => new StreamAt(write.Stream.ToString(), write.Version))],
            Reads = [],
            Actor = EntrySyntax.Registry,
            CommandId = IdOf(command),
            CommandSha256 = DigestAlgorithm.Sha256.Hash(command).ToArray(),
            Bodies = bodies,
        };
    }

    // Derived from what is asked, so that asking again after a lost answer is the same command.
    private static string IdOf(byte[] command) => DigestAlgorithm.Sha256.Hash(command).ToString()[..32];

    private static byte[] Text(string text) => Encoding.ASCII.GetBytes(text);
}
