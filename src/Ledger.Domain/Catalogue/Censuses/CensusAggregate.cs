using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Catalogue.Censuses;

/// <summary>A census of resources, public and other, from its opening to the map that it draws.</summary>
public sealed class CensusAggregate : Aggregate<CensusState>
{
    private CensusAggregate()
    {
    }

    /// <summary>The only one.</summary>
    public static CensusAggregate Instance { get; } = new();

    /// <inheritdoc/>
    public override StreamKind Kind => StreamKind.Census;

    /// <inheritdoc/>
    public override CensusState Initial { get; } = new();

    /// <inheritdoc/>
    public override CensusState Fold(CensusState state, DomainEvent domainEvent) => domainEvent switch
    {
        CensusOpened e => state with { Status = CensusStatus.Open, Plan = e.Plan, LastActOn = e.Act.On },
        ResourcesReported { Act.Party: { } party } e => state with
        {
            Counts =
            [
                .. state.Counts.Where(count => count.Party != party), CensusCount.Of(party, e.Report),
            ],
            LastActOn = e.Act.On,
        },
        CensusClosed e => state with { Status = CensusStatus.Closed, Map = e.Map, LastActOn = e.Act.On },
        _ => throw Foreign(domainEvent),
    };

    /// <inheritdoc/>
    public override IReadOnlyList<StreamName> Reads(CensusState state, Request request) =>
        request.Actor.Party is { } actor ? [actor.Stream] : [];

    /// <inheritdoc/>
    public override string RegimeOf(CensusState state, Command? command) => RuleSet.Catalogue.Id;

    /// <inheritdoc/>
    public override Decision Decide(CensusState state, Request request, Facts facts, LegalNow now, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (request.Stream.Kind is not StreamKind.Census || request.Command is not CensusCommand command)
        {
            return Refusals.WrongAddressee.About(request.Command.Type);
        }

        var refusal = !CensusAdmission.Admits(state.Status, command)
            ? Refusals.NotInThisState.About(state.Status is CensusStatus.None ? "none" : WireName.Of(state.Status))
            : Provisions.Refuse(command, rules)
                ?? (now.Date < state.LastActOn ? Refusals.DateBeforeLastAct : null)
                ?? Refuse(state, request, facts, now.Date, command);
        return refusal is not null
            ? rules.Cite(refusal)
            : Accept.Own(request, state, facts, EventOf(state, command, Act.Of(request.Actor, now)));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Effect> Effects(
        StreamName stream, CensusState before, CensusState after, ulong version) => [];

    /// <inheritdoc/>
    public override IReadOnlyList<Due> Dues(CensusState state, WorkdayCalendar calendar, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return state is { Status: CensusStatus.Open, Plan: { } plan } && rules.Rules.TryGetValue("census", out var rule)
            ? [new Due(DueKind.CensusEnd, Deadline.On(plan.Until), rule.Clause)]
            : [];
    }

    /// <inheritdoc/>
    public override JsonObject WriteSnapshot(CensusState state) => (JsonObject)CensusCodecs.State.Write(state);

    /// <inheritdoc/>
    public override bool TryReadSnapshot(
        JsonValue snapshot, [NotNullWhen(true)] out CensusState? state, [NotNullWhen(false)] out string? error) =>
        CensusCodecs.State.TryRead(snapshot, out state, out error);

    private static Refusal? Refuse(
        CensusState state, Request request, Facts facts, DateOnly today, CensusCommand command) => command switch
    {
        OpenCensus open => Authority.Staff(request, facts, Role.Approver)
            ?? (open.Plan.Until <= today ? Refusals.CensusOver : null),
        ReportResources report => Authority.Registered(request, facts)
            ?? (facts.Party(request.Actor.Party!.Value).Organisation is null ? Refusals.ProviderNotOrganisation
                : today > state.Plan!.Until ? Refusals.CensusOver
                : !state.Plan.Division.Contains(report.Report.Division) ? Refusals.OutsideCensus
                : null),
        _ => Authority.Staff(request, facts, Role.Approver)
            ?? (today <= state.Plan!.Until ? Refusals.CensusNotOver : null),
    };

    private static CensusEvent EventOf(CensusState state, CensusCommand command, Act act) => command switch
    {
        OpenCensus open => new CensusOpened(open.Plan, act),
        ReportResources report => new ResourcesReported(report.Report, act),
        CloseCensus close => new CensusClosed(close.Summary, MapCell.Of(state.Counts), act),
        _ => throw new InvalidOperationException($"Nothing decides {command.Type}."),
    };
}
