using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Rules;
using Ledger.Grains.Contracts;
using Request = Ledger.Domain.Request;

namespace Ledger.Grains.Aggregates;

/// <summary>
/// The path of one command: read, look at facts, decide, append. What was looked at may be stale; then the log or
/// the journal says so, the facts are read again and the domain decides anew, a few times at the most.
/// </summary>
public sealed partial class CommandHandler(
    CommandReader reader, StreamStates states, AggregateCatalogue aggregates, RegistryContext registry,
    ILogAppender log)
{
    private const int MaxAttempts = 4;
    private readonly SignatureChecks _signatures = new();

    /// <summary>Decides one command and appends what was decided.</summary>
    /// <param name="stream">The stream that it was sent to.</param>
    /// <param name="caller">Who was authenticated as its sender; null for nobody.</param>
    /// <param name="message">The command.</param>
    /// <param name="cancellationToken">
    /// Ends it before something was decided. What was decided is written whoever waits for it, and its end is waited
    /// for: the next command starts from there.
    /// </param>
    public async Task<CommandReply> HandleAsync(
        StreamName stream, Caller? caller, CommandMessage message, CancellationToken cancellationToken)
    {
        if (!reader.TryRead(stream, caller, message, out var command, out var refusal))
        {
            return CommandReply.No(refusal);
        }

        using var coming = log.Announce();
        var fresh = false;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var scene = await LookAsync(stream, command.Actor, command.Command, fresh, cancellationToken)
                .ConfigureAwait(false);
            var judged = await JudgeAsync(command, scene).ConfigureAwait(false);
            if (judged.Refusal is { } no)
            {
                // A known envelope with another payload is no repetition.
                var isOther = no == CommandRefusals.PayloadMismatch;
                if (!isOther && await RepeatedAsync(command, cancellationToken).ConfigureAwait(false) is { } known)
                {
                    return known;
                }

                if (fresh || isOther)
                {
                    return CommandReply.No(no);
                }
            }
            else if (await AppendAsync(command, scene, judged, coming).ConfigureAwait(false) is { } reply)
            {
                return reply;
            }

            fresh = true;
        }

        return CommandReply.No(CommandRefusals.Busy);
    }

    /// <summary>The stream as the journal has it, its state as a snapshot; null at version 0.</summary>
    public async Task<(ulong Version, JsonObject? State)> ReadAsync(
        StreamName stream, CancellationToken cancellationToken)
    {
        var known = await states.RefreshAsync(stream, cancellationToken).ConfigureAwait(false);
        var state = known.Version == 0 ? null : aggregates.For(stream.Kind).WriteSnapshot(known.State);
        return (known.Version, state);
    }

    /// <summary>Forgets what is remembered of a stream.</summary>
    public void Forget(StreamName stream) => states.Forget(stream);

    private async ValueTask<Scene> LookAsync(
        StreamName stream, Actor actor, Command command, bool fresh, CancellationToken cancellationToken)
    {
        var self = await SeeAsync(stream, fresh, cancellationToken).ConfigureAwait(false);
        var request = new Request(stream, actor, command);
        var streams = StreamsToSee(stream, self.State, request);
        List<Fact> others = new(streams.Count);
        while (streams.Count > 0)
        {
            foreach (var other in streams)
            {
                var seen = await SeeAsync(other, fresh, cancellationToken).ConfigureAwait(false);
                others.Add(new Fact(new Domain.StreamVersion(other, seen.Version), seen.State));
            }

            streams = [.. aggregates.For(stream.Kind).ReadsBeyond(request, others).Where(other => other != stream)];
        }

        var entropy = Digest.Read(FreshBytes.Take());
        var facts = new Facts(registry.Registrar, registry.Calendar, entropy, self.Version, others);
        var now = new LegalNow(registry.LegalClock.Now);
        var rules = registry.RulesOf(aggregates.For(stream.Kind), self.State, command, now.Date);
        return new Scene(self, request, facts, [.. others], now, rules);
    }

    /// <summary>What the decision needs, and always the actor: its keys decide whether it spoke.</summary>
    private List<StreamName> StreamsToSee(StreamName stream, AggregateState state, Request request)
    {
        List<StreamName> others = [];
        foreach (var other in aggregates.For(stream.Kind).Reads(state, request))
        {
            Add(other);
        }

        if (request.Actor.Party is { } party)
        {
            Add(party.Stream);
        }

        return others;

        void Add(StreamName other)
        {
            if (other != stream && !others.Contains(other))
            {
                others.Add(other);
            }
        }
    }

    private ValueTask<StreamState> SeeAsync(StreamName stream, bool fresh, CancellationToken cancellationToken) =>
        fresh ? states.RefreshAsync(stream, cancellationToken) : states.GetAsync(stream, cancellationToken);

    private async ValueTask<Judgement> JudgeAsync(ReadCommand command, Scene scene)
    {
        if (command.Envelope.Expires <= registry.Time.GetUtcNow())
        {
            return new(CommandRefusals.Expired);
        }

        if (AuthorCheck.KeyInForce(command, scene) is not { } key)
        {
            return new(CommandRefusals.UnknownKey);
        }

        if (command.Author is not { } author)
        {
            return new(CommandRefusals.BadSignature);
        }

        var message = command.Message;
        var payload = new PayloadClaim(message.Salt, message.Payload, command.Envelope.Payload);
        var found = await _signatures.VerifyAsync(author, key, message.Envelope, payload).ConfigureAwait(false);
        if (found.Body is not { } body)
        {
            return new(found.Matches ? CommandRefusals.BadSignature : CommandRefusals.PayloadMismatch);
        }

        if (command.Envelope.ExpectedVersion != scene.Self.Version)
        {
            return new(CommandRefusals.Stale(command.Envelope.ExpectedVersion, scene.Self.Version));
        }

        var aggregate = aggregates.For(scene.Self.Stream.Kind);
        var decision = aggregate.Decide(scene.Self.State, scene.Request, scene.Facts, scene.Now, scene.Rules);
        return decision.IsAccepted ? new(null, decision.Outcome, body) : new(Refused.By(decision.Refusal));
    }

    /// <summary>The reply; null when a version that the decision looked at has moved on.</summary>
    private async Task<CommandReply?> AppendAsync(
        ReadCommand command, Scene scene, Judgement judged, IDisposable? coming)
    {
        var outcome = judged.Outcome!;
        var request = Drafting.Draft(command, judged.Body!, outcome, scene, registry);
        var appended = log.AppendAsync(request, CancellationToken.None);
        coming?.Dispose();
        var reply = await appended.ConfigureAwait(false);
        if (reply.Entry is { } entry)
        {
            if (!entry.Repeated)
            {
                Advance(scene, outcome, entry);
            }

            return CommandReply.Yes(entry);
        }

        return reply.Conflict!.Code == "stale-version" ? null : CommandReply.No(reply.Conflict);
    }

    private void Advance(Scene scene, Outcome outcome, AcceptedEntry entry)
    {
        // The addressed stream stands first.
        var write = outcome.Writes[0];
        var aggregate = aggregates.For(scene.Self.Stream.Kind);
        var state = aggregate.Fold(scene.Self.State, write.Events);
        if (CertificateCode.TryParse(entry.Number, out var code))
        {
            state = aggregate.Fold(state, new CertificateNumbered(code));
        }

        states.Advance(
            new StreamState(scene.Self.Stream, write.At.Version, state, Digest.Read(entry.LeafSha256)));
    }

    private async ValueTask<CommandReply?> RepeatedAsync(ReadCommand command, CancellationToken cancellationToken)
    {
        var known = await registry.Journal
            .FindCommandAsync("party/" + command.Envelope.Actor, command.Envelope.CommandId, cancellationToken)
            .ConfigureAwait(false);
        return known is null ? null
            : known.CommandDigest == DigestAlgorithm.Sha256.Hash(command.Message.Envelope)
                ? CommandReply.Yes(Log.Replies.Of(known, command.Envelope.Stream.ToString(), repeated: true))
                : CommandReply.No(CommandRefusals.IdTaken);
    }

    /// <summary>A refusal, or what was decided and the body of what was asked.</summary>
    private readonly record struct Judgement(
        CommandRefusal? Refusal, Outcome? Outcome = null, CommandBody? Body = null);
}

/// <summary>What a decision looks at.</summary>
/// <param name="Self">The addressed stream.</param>
/// <param name="Request">What is asked, and by whom.</param>
/// <param name="Facts">What the domain may know beside it.</param>
/// <param name="Others">The other streams among the facts.</param>
/// <param name="Now">The legal time of the decision, which the entry states.</param>
/// <param name="Rules">The rules that it goes by, which the entry names.</param>
internal sealed record Scene(
    StreamState Self, Request Request, Facts Facts, Fact[] Others, LegalNow Now, RuleSet Rules);
