using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Parties;

/// <summary>A party: it presents itself and keeps its own keys.</summary>
public sealed class PartyAggregate : Aggregate<PartyState>
{
    private PartyAggregate()
    {
    }

    /// <summary>The only one.</summary>
    public static PartyAggregate Instance { get; } = new();

    /// <inheritdoc/>
    public override StreamKind Kind => StreamKind.Party;

    /// <inheritdoc/>
    public override PartyState Initial { get; } = new();

    /// <inheritdoc/>
    public override PartyState Fold(PartyState state, DomainEvent domainEvent) => domainEvent switch
    {
        PartyRegistered e => e.Keys.Aggregate(
            state with
            {
                Kind = e.Organisation is null ? PartyKind.NaturalPerson : PartyKind.Organisation,
                Organisation = e.Organisation,
                Person = e.Person,
            },
            static (party, key) => party.Take(key)),
        PartyIdentityChanged e => state with
        {
            Organisation = e.Organisation,
            Former = state.Organisation is { } former ? state.Former.Add(former) : state.Former,
        },
        SuccessionFiled e => state with
        {
            Successions = state.Successions.Add(
                new PartySuccession(e.Kind, e.Successor, e.Ends, SuccessionStatus.Filed)),
        },
        SuccessionDeclined e => state with
        {
            Successions = state.Successions.With(
                e.Number - 1, state.Successions[e.Number - 1] with { Status = SuccessionStatus.Declined }),
        },
        PartySucceeded e => state.Succeeded(e),
        SubstituteAppointed e => state with
        {
            Substitutions = state.Substitutions.Add(new Substitution(e.For, e.By, e.Role, e.From, e.To)),
        },
        SubstitutionEnded e => SubstitutionDesk.Fold(state, e),
        CertificateNumbered => state,
        KeyAdded e => RestorationDesk.Lapse(state, e.Act).Take(e.Key),
        KeyReplaced e => RestorationDesk.Lapse(state, e.Act).Retire(e.Old).Take(e.Key),
        KeyRevoked e => RestorationDesk.Lapse(state, e.Act).Retire(e.Old),
        _ => MembershipDesk.Fold(state, domainEvent) ?? RestorationDesk.Fold(state, domainEvent)
            ?? throw Foreign(domainEvent),
    };

    /// <inheritdoc/>
    public override IReadOnlyList<StreamName> Reads(PartyState state, Request request) =>
        request is { Command: SuccessionCommand or RestorationCommand, Actor.Party: { } actor }
            && actor.Stream != request.Stream
            ? [actor.Stream]
            : [];

    /// <inheritdoc/>
    public override Decision Decide(PartyState state, Request request, Facts facts, LegalNow now, RuleSet rules)
    {
        if (!request.Stream.TryGetParty(out var party) || request.Command is not PartyCommand command)
        {
            return Refusals.WrongAddressee.About(request.Command.Type);
        }

        if (command is SuccessionCommand succession)
        {
            return SuccessionDesk.Decide(state, succession, request, facts, now, rules);
        }

        if (command is RestorationCommand restoration)
        {
            return RestorationDesk.Decide(party, state, restoration, request, facts, now);
        }

        if (request.Actor.Party != party)
        {
            return Refusals.NotTheParty;
        }

        if (command is SubstitutionCommand substitution)
        {
            return SubstitutionDesk.Decide(state, substitution, request, facts, now);
        }

        if (command is RegisterParty register)
        {
            return Register(state, register, request, facts, now);
        }

        var refusal = state.Kind is null ? Refusals.PartyUnknown
            : state.EndedOn is not null ? Refusals.PartyEnded.About(party.ToString())
            : request.Actor.AuthorKey is { } author && !state.HasKeyInForce(author) ? Refusals.AuthorKeyNotInForce
            : command is MembershipCommand membership
                ? MembershipDesk.Check(
                    state, membership, request.Actor, party == facts.Registrar.Operator, now.Date)
            : Keys(state, command);
        return refusal is not null
            ? refusal
            : Accept.Own(request, state, facts, Change(command, Act.Of(request.Actor, now)));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Effect> Effects(
        StreamName stream, PartyState before, PartyState after, ulong version) =>
        // What a party is called is not public here; its keys are, and that it is no more.
        (before.Kind == after.Kind && before.Keys.Equals(after.Keys) && before.EndedOn == after.EndedOn)
        || after.Kind is not { } kind || !stream.TryGetParty(out var party)
            ? []
            : [new Effect(StateKey.Of(party), version, Value(kind, after))];

    /// <inheritdoc/>
    public override IReadOnlyList<Due> Dues(PartyState state, WorkdayCalendar calendar, RuleSet rules) =>
        RestorationDesk.Dues(state, calendar);

    /// <inheritdoc/>
    public override JsonObject WriteSnapshot(PartyState state) => (JsonObject)PartyCodecs.State.Write(state);

    /// <inheritdoc/>
    public override bool TryReadSnapshot(
        JsonValue snapshot, [NotNullWhen(true)] out PartyState? state, [NotNullWhen(false)] out string? error) =>
        PartyCodecs.State.TryRead(snapshot, out state, out error);

    private static JsonObject Value(PartyKind kind, PartyState state)
    {
        List<(string, JsonValue)> members =
        [
            ("kind", WireName.Of(kind)),
            ("keys", new JsonArray(state.KeysInForce.Select(static key => new JsonObject(
                ("algorithm", key.Algorithm), ("key", key.Id.ToString()))))),
        ];
        if (state.EndedOn is { } day)
        {
            members.Add(("ended", CivilDate.Format(day)));
        }

        return new JsonObject(members);
    }

    private static Decision Register(
        PartyState state, RegisterParty command, Request request, Facts facts, LegalNow now)
    {
        if (state.Kind is not null)
        {
            return Refusals.PartyExists;
        }

        // The first command cannot be signed with a key that is registered already: it brings its own.
        return request.Actor.AuthorKey is { } author && command.Keys.All(key => key.Id != author)
            ? Refusals.AuthorKeyNotInForce
            : Accept.Own(request, state, facts, new PartyRegistered(
                command.Organisation, command.Person, command.Keys, Act.Of(request.Actor, now)));
    }

    private static Refusal? Keys(PartyState state, PartyCommand command) => command switch
    {
        AddKey add => state.Knows(add.Key.Id) ? Refusals.KeyKnown
            : state.KeysInForce.Count() >= PartyCodecs.MaxKeys ? Refusals.TooManyKeys
            : null,
        ReplaceKey replace => !state.HasKeyInForce(replace.Old) ? Refusals.KeyNotInForce
            : state.Knows(replace.Key.Id) ? Refusals.KeyKnown
            : null,
        RevokeKey revoke => !state.HasKeyInForce(revoke.Old) ? Refusals.KeyNotInForce
            : state.KeysInForce.Count() == 1 ? Refusals.LastKey
            : null,
        _ => Refusals.WrongAddressee.About(command.Type),
    };

    private static DomainEvent Change(PartyCommand command, Act act) => command switch
    {
        AddKey add => new KeyAdded(add.Key, act),
        ReplaceKey replace => new KeyReplaced(replace.Old, replace.Key, act),
        RevokeKey revoke => new KeyRevoked(revoke.Old, act),
        MembershipCommand membership => MembershipDesk.Event(membership, act),
        _ => throw new InvalidOperationException($"{command.Type} was not decided."),
    };
}
