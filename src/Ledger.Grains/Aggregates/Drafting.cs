using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Grains.Contracts;
using Ledger.Grains.Log;

namespace Ledger.Grains.Aggregates;

/// <summary>Makes the entry of an accepted command: everything but what only the writer knows.</summary>
internal static class Drafting
{
    public static AppendRequest Draft(ReadCommand command, Outcome outcome, RegistryContext registry)
    {
        var bodies = BodiesOf(command, outcome);
        var draft = new EntryDraft
        {
            Origin = registry.Origin,
            Type = outcome.Type,
            Writes = [.. outcome.Writes.Select(write => write.At)],
            Reads = outcome.Reads,
            Actor = command.Actor.Party,
            Command = new EntryCommand(command.Envelope.CommandId, command.Digest, AuthorOf(command)),
            Rules = registry.Rules.Name,
            Calendar = registry.Calendar.Id,
            LegalTime = Whole(registry.LegalClock.Now),
            Bodies = [.. bodies.Select(body => BodyCommitment.To(body.Name, body.Salt, body.Bytes))],
            Effects = [.. outcome.Effects.Select(Convert)],
        };
        var template = LeafTemplate.Of(draft, outcome.Series);
        return new AppendRequest
        {
            Leaf = template.Bytes,
            TimeAt = template.TimeAt,
            SerialAt = template.SerialAt,
            NumberSeries = outcome.Series?.ToString(),
            Writes = [.. outcome.Writes.Select(write => Convert(write.At))],
            Reads = [.. outcome.Reads.Select(Convert)],
            Actor = "party/" + command.Actor.Party,
            CommandId = command.Envelope.CommandId,
            CommandSha256 = command.Digest.Sha256.ToArray(),
            Bodies = bodies,
        };
    }

    /// <summary>Times stand in the log in whole milliseconds.</summary>
    public static DateTimeOffset Whole(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    private static DraftBody[] BodiesOf(ReadCommand command, Outcome outcome) =>
    [
        new DraftBody("command", Salt(), command.Message.Envelope),
        new DraftBody(EventBody.Name, Salt(), EventBody.Write(outcome.Writes)),
        new DraftBody("payload", command.Message.Salt, command.Message.Payload),
    ];

    private static CommandAuthor AuthorOf(ReadCommand command)
    {
        var signature = command.Message.Signature!;
        _ = Cryptography.SignatureAlgorithm.TryGet(signature.Algorithm, out var algorithm);
        return new CommandAuthor(algorithm!, command.Actor.AuthorKey!.Value, signature.Signature);
    }

    private static EntryEffect Convert(Effect effect) =>
        EntryEffect.Of(effect.Key.TryGet(out var key) ? key : default, effect.Version, effect.Value);

    private static StreamAt Convert(StreamVersion at) => new(at.Stream.ToString(), at.Version);

    private static byte[] Salt() => FreshBytes.Take();
}
