using System.Text;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Grains.Contracts;
using Ledger.Grains.Log;

namespace Ledger.Grains.Aggregates;

/// <summary>Makes the entry of an accepted command: everything but what only the writer knows.</summary>
internal static class Drafting
{
    // Its commitment is the one that the author signed: the reader has seen that the payload is what it commits to.
    private const string Payload = "payload";

    public static AppendRequest Draft(ReadCommand command, Outcome outcome, Scene scene, RegistryContext registry)
    {
        var events = new DraftBody(EventBody.Name, FreshBytes.Take(), EventBody.Write(outcome.Writes));
        var draft = new EntryDraft
        {
            Origin = registry.Origin,
            Type = outcome.Type,
            Writes = Array(outcome.Writes, static write => write.At),
            Reads = outcome.Reads,
            Actor = command.Actor.Party,
            Command = new EntryCommand(command.Envelope.CommandId, command.Digest, command.Author),
            Rules = scene.Rules.Name,
            Calendar = scene.Facts.Calendar.Id,
            LegalTime = Whole(scene.Now.Instant),
            Bodies = [command.Commitment, Commit(events), new BodyCommitment(Payload, command.Envelope.Payload)],
            Effects = Array(outcome.Effects, Convert),
        };
        var template = LeafTemplate.Of(draft, outcome.Series);
        return new AppendRequest
        {
            Leaf = template.Bytes,
            TimeAt = template.TimeAt,
            SerialAt = template.SerialAt,
            NumberSeries = outcome.Series?.ToString(),
            Writes = Array(outcome.Writes, static write => Convert(write.At)),
            Reads = Array(outcome.Reads, Convert),
            Actor = "party/" + command.Actor.Party,
            CommandId = command.Envelope.CommandId,
            CommandSha256 = command.Digest.Sha256.ToArray(),
            Bodies = [command.Body, events, new DraftBody(Payload, command.Message.Salt, command.Message.Payload)],
        };
    }

    /// <summary>The entry of what the registry's timer states: nobody signs it but the log.</summary>
    public static AppendRequest DraftTimer(Command command, Outcome outcome, Scene scene, RegistryContext registry)
    {
        // Said of one version of one stream, so that saying it again after a lost answer is the same command.
        var text = Encoding.ASCII.GetBytes($"{command.Type} {scene.Self.Stream} {scene.Self.Version}");
        var id = DigestAlgorithm.Sha256.Hash(text).ToString()[..32];
        var events = new DraftBody(EventBody.Name, FreshBytes.Take(), EventBody.Write(outcome.Writes));
        var act = new DraftBody("command", FreshBytes.Take(), text);
        var draft = new EntryDraft
        {
            Origin = registry.Origin,
            Type = outcome.Type,
            Writes = Array(outcome.Writes, static write => write.At),
            Reads = outcome.Reads,
            Command = new EntryCommand(id, DigestPair.Of(text), null),
            Rules = scene.Rules.Name,
            Calendar = scene.Facts.Calendar.Id,
            LegalTime = Whole(scene.Now.Instant),
            Bodies = [Commit(act), Commit(events)],
            Effects = Array(outcome.Effects, Convert),
        };
        var template = LeafTemplate.Of(draft, series: null);
        return new AppendRequest
        {
            Leaf = template.Bytes,
            TimeAt = template.TimeAt,
            Writes = Array(outcome.Writes, static write => Convert(write.At)),
            Reads = Array(outcome.Reads, Convert),
            Actor = EntrySyntax.Registry,
            CommandId = id,
            CommandSha256 = DigestAlgorithm.Sha256.Hash(text).ToArray(),
            Bodies = [act, events],
        };
    }

    /// <summary>Times stand in the log in whole milliseconds.</summary>
    public static DateTimeOffset Whole(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    private static BodyCommitment Commit(DraftBody body) => BodyCommitment.To(body.Name, body.Salt, body.Bytes);

    private static EntryEffect Convert(Effect effect) =>
        EntryEffect.Of(effect.Key.TryGet(out var key) ? key : default, effect.Version, effect.Value);

    private static StreamAt Convert(StreamVersion at) => new(at.Stream.ToString(), at.Version);

    private static TTo[] Array<TFrom, TTo>(ValueList<TFrom> items, Func<TFrom, TTo> convert)
    {
        var converted = new TTo[items.Count];
        for (var i = 0; i < converted.Length; i++)
        {
            converted[i] = convert(items[i]);
        }

        return converted;
    }
}
