using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain.Calendars;
using Ledger.Domain.Catalogue.Flows;
using Ledger.Domain.Catalogue.Openness;
using Ledger.Domain.Dues;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Catalogue;

/// <summary>
/// An item of the resource catalogue. It has no state key: the log proves what was said of it, the register shows how
/// it stands.
/// </summary>
public sealed class CatalogueAggregate : Aggregate<CatalogueItem>
{
    private CatalogueAggregate()
    {
    }

    /// <summary>The only one.</summary>
    public static CatalogueAggregate Instance { get; } = new();

    /// <inheritdoc/>
    public override StreamKind Kind => StreamKind.Catalogue;

    /// <inheritdoc/>
    public override CatalogueItem Initial { get; } = new();

    /// <inheritdoc/>
    public override CatalogueItem Fold(CatalogueItem state, DomainEvent domainEvent) =>
        CatalogueFold.After(state, domainEvent) ?? throw Foreign(domainEvent);

    /// <inheritdoc/>
    public override IReadOnlyList<StreamName> Reads(CatalogueItem state, Request request)
    {
        IEnumerable<StreamName> reads = request.Actor.Party is { } actor ? [actor.Stream] : [];
        var content = request.Command switch
        {
            CompileItem compile => compile.Content,
            ReviseItem revise => revise.Content,
            PublishItem => state.Draft,
            _ => null,
        };
        var moved = request.Command is PublishItem or WithdrawItem ? state.Shown : null;
        return
        [
            .. reads
                .Concat(content?.Asset is { } asset ? [asset.Stream] : [])
                .Concat(content?.PublicRegistration is { } named ? [named.Stream] : [])
                .Concat(request.Command is ReturnData back ? [back.Demand.Stream] : [])
                .Concat(CatalogueSources.StreamsOf(content))
                .Concat(CatalogueSources.StreamsOf(moved))
                .Distinct(),
        ];
    }

    /// <inheritdoc/>
    public override string RegimeOf(CatalogueItem state, Command? command) => RuleSet.Catalogue.Id;

    /// <inheritdoc/>
    public override Decision Decide(CatalogueItem state, Request request, Facts facts, LegalNow now, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (request.Stream.Kind is not StreamKind.Catalogue || request.Command is not CatalogueCommand command)
        {
            return Refusals.WrongAddressee.About(request.Command.Type);
        }

        var decision = Decide(new CatalogueDesk(state, request, facts, now, rules), command);
        return decision.IsAccepted ? decision : rules.Cite(decision.Refusal);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Effect> Effects(
        StreamName stream, CatalogueItem before, CatalogueItem after, ulong version) => [];

    /// <inheritdoc/>
    public override IReadOnlyList<Due> Dues(CatalogueItem state, WorkdayCalendar calendar, RuleSet rules) =>
        CatalogueClock.Dues(state, calendar, rules);

    /// <inheritdoc/>
    public override JsonObject WriteSnapshot(CatalogueItem state) => (JsonObject)CatalogueCodecs.State.Write(state);

    /// <inheritdoc/>
    public override bool TryReadSnapshot(
        JsonValue snapshot, [NotNullWhen(true)] out CatalogueItem? state, [NotNullWhen(false)] out string? error) =>
        CatalogueCodecs.State.TryRead(snapshot, out state, out error);

    private static Decision Decide(CatalogueDesk desk, CatalogueCommand command) =>
        !CatalogueAdmission.Admits(desk.State, command)
            ? Refusals.NotInThisState.About(
                desk.State.Status is CatalogueStatus.None ? "none" : WireName.Of(desk.State.Status))
            : Provisions.Refuse(command, desk.Rules) is { } missing
            ? missing
            : desk.Today < desk.State.LastActOn
            ? Refusals.DateBeforeLastAct
            : ItemDesk.Decide(desk, command) ?? SharingDesk.Decide(desk, command)
                ?? OpeningDesk.Decide(desk, command) ?? FlowDesk.Decide(desk, command)
                ?? throw new InvalidOperationException($"Nothing decides {command.Type}.");
}
