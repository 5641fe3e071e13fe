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
    public static AppendRequest Draft(
        ReadCommand command, CommandBody body, Outcome outcome, Scene scene, RegistryContext registry) =>
        Draft(
            new Act(
                command.Envelope.CommandId, body, command.Actor.Party, command.Author,
                // The author signed its commitment, and it was checked with the signature.
                new BodyCommitment(CommandReader.PayloadBody, command.Envelope.Payload),
                new DraftBody(CommandReader.PayloadBody, command.Message.Salt, command.Message.Payload)),
            outcome, scene, registry);

    /// <summary>The entry of what the registry's timer states: nobody signs it but the log.</summary>
    public static AppendRequest DraftTimer(Command command, Outcome outcome, Scene scene, RegistryContext registry)
    {
        // Said of one version of one stream, so that saying it again after a lost answer is the same command.
        var text = Encoding.ASCII.GetBytes($"{command.Type} {scene.Self.Stream} {scene.Self.Version}");
        var id = DigestAlgorithm.Sha256.Hash(text).ToString()[..32];
        return Draft(new Act(id, CommandBody.Of(text), null, null, null, null), outcome, scene, registry);
    }

    private static AppendRequest Draft(Act act, Outcome outcome, Scene scene, RegistryContext registry)
    {
        var events = new DraftBody(EventBody.Name, FreshBytes.Take(), EventBody.Write(outcome.Writes));
        var decided = BodyCommitment.To(events.Name, events.Salt, events.Bytes);
        var draft = new EntryDraft
        {
            Origin = registry.Origin,
            Type = outcome.Type,
            Writes = Array(outcome.Writes, static write => write.At),
            Reads = outcome.Reads,
            Actor = act.Actor,
            Command = new EntryCommand(act.Id, act.Body.Plain, act.Author),
            Rules = scene.Rules.Name,
            Calendar = scene.Facts.Calendar.Id,
            LegalTime = Whole(scene.Now.Instant),
            Bodies = act.Commitment is { } payload
                ? [act.Body.Commitment, decided, payload]
                : [act.Body.Commitment, decided],
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
            Actor = act.Actor?.Stream.ToString() ?? EntrySyntax.Registry,
            CommandId = act.Id,
            CommandSha256 = act.Body.Plain.Sha256.ToArray(),
            Bodies = act.Payload is { } asked ? [act.Body.Body, events, asked] : [act.Body.Body, events],
        };
    }

    /// <summary>Times stand in the log in whole milliseconds.</summary>
    public static DateTimeOffset Whole(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

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

    /// <summary>What was decided on: a command, or what the registry's timer says, which has no actor, no author and
    /// no payload.</summary>
    private sealed record Act(
        string Id, CommandBody Body, PartyId? Actor, CommandAuthor? Author, BodyCommitment? Commitment,
        DraftBody? Payload);
}
