using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Catalogue.Demands;

/// <summary>A demand for data, from its filing until it is met; objections to how it is met on the way.</summary>
public sealed class DemandAggregate : Aggregate<DemandState>
{
    private DemandAggregate()
    {
    }

    /// <summary>The only one.</summary>
    public static DemandAggregate Instance { get; } = new();

    /// <inheritdoc/>
    public override StreamKind Kind => StreamKind.Demand;

    /// <inheritdoc/>
    public override DemandState Initial { get; } = new();

    /// <inheritdoc/>
    public override DemandState Fold(DemandState state, DomainEvent domainEvent) =>
        DemandFold.After(state, domainEvent) ?? throw Foreign(domainEvent);

    /// <inheritdoc/>
    public override IReadOnlyList<StreamName> Reads(DemandState state, Request request) =>
    [
        .. request.Actor.Party is { } actor ? [actor.Stream] : Array.Empty<StreamName>(),
        .. request.Command is MatchDemand match ? [match.Item.Stream] : Array.Empty<StreamName>(),
    ];

    /// <inheritdoc/>
    public override string RegimeOf(DemandState state, Command? command) => RuleSet.Catalogue.Id;

    /// <inheritdoc/>
    public override Decision Decide(DemandState state, Request request, Facts facts, LegalNow now, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (request.Stream.Kind is not StreamKind.Demand || request.Command is not DemandCommand command)
        {
            return Refusals.WrongAddressee.About(request.Command.Type);
        }

        var desk = new DemandDesk(state, request, facts, now, rules);
        var decision = !DemandAdmission.Admits(state.Status, command)
            ? Refusals.NotInThisState.About(
                state.Status is DemandStatus.None ? "none" : WireName.Of(state.Status))
            : Provisions.Refuse(command, rules) is { } missing
            ? missing
            : now.Date < state.LastActOn
            ? Refusals.DateBeforeLastAct
            : desk.Decide(command);
        return decision.IsAccepted ? decision : rules.Cite(decision.Refusal);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Effect> Effects(
        StreamName stream, DemandState before, DemandState after, ulong version) => [];

    /// <inheritdoc/>
    public override IReadOnlyList<Due> Dues(DemandState state, WorkdayCalendar calendar, RuleSet rules) =>
        DemandClock.Dues(state, calendar, rules);

    /// <inheritdoc/>
    public override JsonObject WriteSnapshot(DemandState state) => (JsonObject)DemandCodecs.State.Write(state);

    /// <inheritdoc/>
    public override bool TryReadSnapshot(
        JsonValue snapshot, [NotNullWhen(true)] out DemandState? state, [NotNullWhen(false)] out string? error) =>
        DemandCodecs.State.TryRead(snapshot, out state, out error);
}
