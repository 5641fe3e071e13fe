using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Orders;

/// <summary>An order or request of a court or another authority, from its filing until it is executed or not.</summary>
public sealed class OrderAggregate : Aggregate<OrderState>
{
    private OrderAggregate()
    {
    }

    /// <summary>The only one.</summary>
    public static OrderAggregate Instance { get; } = new();

    /// <inheritdoc/>
    public override StreamKind Kind => StreamKind.Order;

    /// <inheritdoc/>
    public override OrderState Initial { get; } = new();

    /// <inheritdoc/>
    public override OrderState Fold(OrderState state, DomainEvent domainEvent) => domainEvent is not OrderEvent done
        ? throw Foreign(domainEvent)
        : done switch
        {
            OrderFiled e => state with { Status = OrderStatus.Filed, Content = e.Content, Filed = e.Act },
            OrderVerified e => state with { Status = OrderStatus.Verified, Verified = e.Act },
            OrderExecuted => state with { Status = OrderStatus.Executed },
            OrderRefused => state with { Status = OrderStatus.Refused },
            OrderWithdrawn => state with { Status = OrderStatus.Withdrawn },
            _ => throw Foreign(domainEvent),
        }
        with { LastActOn = done.Act.On };

    /// <inheritdoc/>
    /// <remarks>
    /// The asset is looked at when the order is executed, not before: a read set is public, and nobody is to read there
    /// that an order about an asset is under way.
    /// </remarks>
    public override IReadOnlyList<StreamName> Reads(OrderState state, Request request) =>
    [
        .. request.Actor.Party is { } actor ? [actor.Stream] : Array.Empty<StreamName>(),
        .. request.Command is ExecuteOrder && state.Content is { } content
            ? [content.Asset.Stream]
            : Array.Empty<StreamName>(),
    ];

    /// <inheritdoc/>
    public override string RegimeOf(OrderState state, Command? command) => RuleSet.Orders.Id;

    /// <inheritdoc/>
    public override Decision Decide(OrderState state, Request request, Facts facts, LegalNow now, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (request.Stream.Kind is not StreamKind.Order || request.Command is not OrderCommand command)
        {
            return Refusals.WrongAddressee.About(request.Command.Type);
        }

        var desk = new OrderDesk(state, request, facts, now, rules);
        var decision = !OrderAdmission.Admits(state.Status, command)
            ? Refusals.NotInThisState.About(state.Status is OrderStatus.None ? "none" : WireName.Of(state.Status))
            : Provisions.Refuse(command, rules) is { } missing
            ? missing
            : now.Date < state.LastActOn
            ? Refusals.DateBeforeLastAct
            : desk.Decide(command);
        return decision.IsAccepted ? decision : rules.Cite(decision.Refusal);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Effect> Effects(
        StreamName stream, OrderState before, OrderState after, ulong version) => [];

    /// <inheritdoc/>
    public override JsonObject WriteSnapshot(OrderState state) => (JsonObject)OrderCodecs.State.Write(state);

    /// <inheritdoc/>
    public override bool TryReadSnapshot(
        JsonValue snapshot, [NotNullWhen(true)] out OrderState? state, [NotNullWhen(false)] out string? error) =>
        OrderCodecs.State.TryRead(snapshot, out state, out error);
}
