using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain.Assets.Provenance;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.Lists;
using Ledger.Domain.Parties;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Assets;

/// <summary>A data asset: registered and granted rights over by its cases, then filed about by its holders.</summary>
public sealed class AssetAggregate : Aggregate<AssetState>
{
    private AssetAggregate()
    {
    }

    /// <summary>The only one.</summary>
    public static AssetAggregate Instance { get; } = new();

    /// <inheritdoc/>
    public override StreamKind Kind => StreamKind.Asset;

    /// <inheritdoc/>
    public override AssetState Initial { get; } = new();

    /// <inheritdoc/>
    public override AssetState Fold(AssetState state, DomainEvent domainEvent) =>
        AssetFold.After(state, domainEvent) ?? throw Foreign(domainEvent);

    /// <inheritdoc/>
    public override IReadOnlyList<StreamName> Reads(AssetState state, Request request)
    {
        List<StreamName> reads = [];
        if (request.Actor.Party is { } party)
        {
            reads.Add(party.Stream);
        }

        foreach (var named in Named(request.Command))
        {
            if (named != request.Actor.Party)
            {
                reads.Add(named.Stream);
            }
        }

        reads.AddRange(Lineage.Named(request.Command).Select(static source => source.Stream)
            .Where(source => source != request.Stream));
        if (request.Command is FileTransaction or GrantRight)
        {
            reads.Add(StreamName.Registry);
        }

        if (request.Command is TickAsset)
        {
            reads.AddRange(Expiry.Reads(state));
        }

        return reads;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<StreamName> ReadsBeyond(Request request, IReadOnlyList<Fact> seen) =>
        request.Command is EnterSuccession
            ? Heirs.Beyond(seen)
            : Lineage.Beyond(request.Command, [.. seen.Where(fact => fact.Source.Stream != request.Stream)]);

    /// <inheritdoc/>
    public override Decision Decide(AssetState state, Request request, Facts facts, LegalNow now, RuleSet rules)
    {
        if (request.Command.Addressee is StreamKind.Asset && request.Stream.Kind is StreamKind.Asset
            && Provisions.Refuse(request.Command, rules) is { } missing)
        {
            return missing;
        }

        facts = Lineage.Seen(MarketGates.Seen(facts, rules), request.Command, rules);
        return (request.Stream.Kind, request.Command) switch
        {
            (StreamKind.Asset, FileCommand filing) => File(state, filing, request, facts, now, rules),
            (StreamKind.Asset, RestateAsset restate) => Restate(state, restate, request, facts, now),
            (StreamKind.Asset, PledgeCommand pledge) =>
                PledgeDesk.Decide(new AssetDesk(state, request, facts, now, rules), pledge),
            (StreamKind.Asset, RemarkCommand remark) =>
                RemarkDesk.Decide(new AssetDesk(state, request, facts, now, rules), remark),
            (StreamKind.Asset, DisputeCommand dispute) =>
                DisputeDesk.Decide(new AssetDesk(state, request, facts, now, rules), dispute),
            (StreamKind.Asset, RightCommand right) =>
                RightDesk.Decide(new AssetDesk(state, request, facts, now, rules), right),
            (StreamKind.Asset, SourceCommand source) =>
                SourceDesk.Decide(new AssetDesk(state, request, facts, now, rules), source),
            (StreamKind.Asset, CollectionCommand collection) =>
                CollectionDesk.Decide(new AssetDesk(state, request, facts, now, rules), collection),
            (StreamKind.Asset, TickAsset) => Expiry.Decide(new AssetDesk(state, request, facts, now, rules)),
            _ => Refusals.WrongAddressee.About(request.Command.Type),
        };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Effect> Effects(
        StreamName stream, AssetState before, AssetState after, ulong version) =>
        stream.TryGetAsset(out var asset) ? AssetEffects.Between(asset, before, after, version) : [];

    /// <inheritdoc/>
    public override IReadOnlyList<Due> Dues(AssetState state, WorkdayCalendar calendar, RuleSet rules) =>
        AssetClock.Dues(state, calendar, rules);

    /// <inheritdoc/>
    public override Command TimerCommand(AssetState state) => new TickAsset();

    /// <inheritdoc/>
    public override JsonObject WriteSnapshot(AssetState state) => (JsonObject)AssetCodecs.State.Write(state);

    /// <inheritdoc/>
    public override bool TryReadSnapshot(
        JsonValue snapshot, [NotNullWhen(true)] out AssetState? state, [NotNullWhen(false)] out string? error) =>
        AssetCodecs.State.TryRead(snapshot, out state, out error);

    private static IEnumerable<PartyId> Named(Command command) => command switch
    {
        FilePledge pledge => [pledge.Content.Pledgee],
        GrantRight grant => [grant.Content.Grantee],
        AssignRight assign => [assign.Content.Assignee],
        ShareRight share => share.Content.Shares.Select(static part => part.Party),
        EnterSuccession enter => [enter.Content.Predecessor],
        DeclareCollection { Record.Collector: { } collector } => [collector],
        _ => [],
    };

    private static Decision File(
        AssetState state, FileCommand command, Request request, Facts facts, LegalNow now, RuleSet rules)
    {
        var (needed, head) = command is FileTransaction
            ? ((RightKind?)RightKind.Operate, state.Transactions)
            : (null, state.Egress);
        var refusal = Authority.Registered(request, facts)
            ?? (state.Record is not { Status: AssetStatus.Registered } ? Refusals.AssetNotRegistered : null)
            ?? (!state.HasRight(request.Actor.Party!.Value, needed, now.Date) ? Refusals.NoRightInForce : null)
            ?? Encumbrance.OnFiling(state, request.Actor.Party!.Value, needed, now.Date, rules)
            ?? (needed is not null && request.Stream.TryGetAsset(out var asset)
                ? MarketGates.OnMarket(asset, state, facts, now.Date, rules)
                : null)
            ?? (command.Sequence != head.Sequence + 1 && rules.Has("filing-trace")
                ? Refusals.SequenceGap.About(CanonicalDecimal.Encode(head.Sequence + 1))
                : null);
        if (refusal is not null)
        {
            return refusal;
        }

        var act = Act.Of(request.Actor, now);
        return Accept.Own(request, state, facts, command is FileTransaction
            ? new TransactionFiled(command.Sequence, command.Content, act)
            : new EgressFiled(command.Sequence, command.Content, act));
    }

    private static Decision Restate(
        AssetState state, RestateAsset command, Request request, Facts facts, LegalNow now)
    {
        var refusal = Authority.Staff(request, facts, Role.Operator)
            ?? (state.Record is null ? Refusals.AssetNotRegistered : null)
            ?? (command.Last > state.Rights.Count ? Refusals.NothingToRestate : null);
        return refusal is not null
            ? refusal
            : Accept.Own(request, state, facts, new AssetRestated(
                command.First, command.Last, Act.Of(request.Actor, now)));
    }
}
