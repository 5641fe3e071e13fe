using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain.Calendars;
using Ledger.Domain.Keys;
using Ledger.Domain.Lists;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Chains;

/// <summary>
/// The registry itself, as far as it decides: about the chain instances that mirror its log. What the registry finds
/// (an instance is there, a range is refused) it records; what follows from that, its operator decides and signs.
/// </summary>
public sealed class RegistryAggregate : Aggregate<RegistryState>
{
    private RegistryAggregate()
    {
    }

    /// <summary>The only one.</summary>
    public static RegistryAggregate Instance { get; } = new();

    /// <inheritdoc/>
    public override StreamKind Kind => StreamKind.Registry;

    /// <inheritdoc/>
    public override RegistryState Initial { get; } = new();

    /// <inheritdoc/>
    public override RegistryState Fold(RegistryState state, DomainEvent domainEvent) => domainEvent switch
    {
        InstanceOpened e => Opened(state, e.Mirror),
        RangeRefused e => With(state, e.Instance, known => known.Refused.Contains(e.Range)
            ? known
            : known with { Refused = known.Refused.Add(e.Range) }),
        RangeVoided e => With(state, e.Instance, known => known with { Voided = known.Voided.Add(e.Range) }),
        CalendarLoaded e => state with { Calendars = state.Calendars.Add(e.Calendar) },
        ListLoaded e => state with { Lists = state.Lists.Add(e.List) },
        KeysOpened e => state with { Keys = state.Keys.With(e) },
        KeyProposed e => state with { Keys = state.Keys.With(e) },
        KeyRotated e => state with { Keys = state.Keys.With(e.Change) },
        KeyRevoked e => state with { Keys = state.Keys.With(e.Change) },
        AccessSealed e => state with
        {
            Access =
            [
                .. state.Access.Where(known => known.Journal != e.Journal), new AccessSeal(e.Journal, e.Size, e.Digest),
            ],
        },
        InstanceRetired e => With(state, e.Instance, static known => known with { IsInUse = false }),
        _ => throw Foreign(domainEvent),
    };

    /// <inheritdoc/>
    public override IReadOnlyList<StreamName> Reads(RegistryState state, Request request) =>
        request.Actor.Party is { } party ? [party.Stream] : [];

    /// <inheritdoc/>
    public override Decision Decide(RegistryState state, Request request, Facts facts, LegalNow now, RuleSet rules)
    {
        if (request is { Stream.Kind: StreamKind.Registry, Command: LoadCalendar { Calendar: var year } })
        {
            return Load(state, year, request, facts, now);
        }

        if (request is { Stream.Kind: StreamKind.Registry, Command: LoadList load })
        {
            return Load(state, load, request, facts, now, rules);
        }

        if (request is { Stream.Kind: StreamKind.Registry, Command: ProposeKeyChange propose })
        {
            return KeyCeremony.Decide(state, propose, request, facts, now);
        }

        if (request is { Stream.Kind: StreamKind.Registry, Command: ConfirmKeyChange confirm })
        {
            return KeyCeremony.Decide(state, confirm, request, facts, now);
        }

        if (request.Stream.Kind is not StreamKind.Registry || request.Command is not RegistryCommand command)
        {
            return Refusals.WrongAddressee.About(request.Command.Type);
        }

        var refusal = Authority.Staff(request, facts, Role.Operator)
            ?? (state.Find(command.Instance) is not { IsInUse: true } known
                ? Refusals.InstanceNotInUse
                : command is VoidRange { Range: var range } ? Void(known, range) : null);
        if (refusal is not null)
        {
            return refusal;
        }

        var act = Act.Of(request.Actor, now);
        return Accept.Own(request, state, facts, command is VoidRange voided
            ? new RangeVoided(command.Instance, voided.Range, command.Reason, act)
            : new InstanceRetired(command.Instance, command.Reason, act));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Effect> Effects(
        StreamName stream, RegistryState before, RegistryState after, ulong version) => [];

    /// <inheritdoc/>
    public override JsonObject WriteSnapshot(RegistryState state) => (JsonObject)RegistryCodecs.State.Write(state);

    /// <inheritdoc/>
    public override bool TryReadSnapshot(
        JsonValue snapshot, [NotNullWhen(true)] out RegistryState? state, [NotNullWhen(false)] out string? error) =>
        RegistryCodecs.State.TryRead(snapshot, out state, out error);

    private static Decision Load(
        RegistryState state, CalendarYear year, Request request, Facts facts, LegalNow now)
    {
        var next = state.Calendar.Last.Year + 1;
        var refusal = Authority.Staff(request, facts, Role.Operator)
            ?? (year.Year != next
                ? Refusals.CalendarYearNotNext.About(CanonicalDecimal.Encode((ulong)next))
                : year.Fault() is { } fault ? Refusals.CalendarInconsistent.About(fault) : null);
        return refusal is not null
            ? refusal
            : Accept.Own(request, state, facts, new CalendarLoaded(year, Act.Of(request.Actor, now)));
    }

    private static Decision Load(
        RegistryState state, LoadList load, Request request, Facts facts, LegalNow now, RuleSet rules)
    {
        var list = load.List;
        var before = state.Lists.LastOrDefault(known => known.Kind == list.Kind);
        var next = (before?.Number ?? 0) + 1;
        var refusal = Provisions.Refuse(load, rules)
            ?? Authority.Staff(request, facts, Role.Operator)
            ?? (list.Number != next
                ? Refusals.ListVersionNotNext.About(CanonicalDecimal.Encode((ulong)next))
                : list.Fault(before) is { } fault ? Refusals.ListInconsistent.About(fault) : null);
        return refusal is not null
            ? refusal
            : Accept.Own(request, state, facts, new ListLoaded(list, Act.Of(request.Actor, now)));
    }

    private static Refusal? Void(InstanceStanding known, LogRange range) =>
        known.VoidedFrom(range.From) is not null ? Refusals.RangeAlreadyVoided
        : !known.Refused.Contains(range) ? Refusals.RangeNotRefused
        : null;

    // One instance is in use under a name: a new one takes the place of the one before.
    private static RegistryState Opened(RegistryState state, MirrorInstance mirror) =>
        state.Find(mirror.Id) is not null
            ? state
            : state with
            {
                Instances =
                [
                    .. state.Instances.Select(known =>
                        known.Mirror.Name == mirror.Name ? known with { IsInUse = false } : known),
                    new InstanceStanding(mirror, true, [], []),
                ],
            };

    private static RegistryState With(
        RegistryState state, string id, Func<InstanceStanding, InstanceStanding> change) =>
        state with { Instances = [.. state.Instances.Select(known => known.Mirror.Id == id ? change(known) : known)] };
}
