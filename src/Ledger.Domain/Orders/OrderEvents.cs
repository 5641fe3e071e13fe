namespace Ledger.Domain.Orders;

/// <summary>An event of an order.</summary>
/// <param name="Act">Who did it, and on which legal date.</param>
public abstract record OrderEvent(Act Act) : DomainEvent;

/// <summary><c>order.filed</c>: an order came in.</summary>
public sealed record OrderFiled(OrderContent Content, Act Act) : OrderEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "order.filed";
}

/// <summary><c>order.verified</c>: it is genuine and complete.</summary>
public sealed record OrderVerified(string Statement, Act Act) : OrderEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "order.verified";
}

/// <summary>
/// <c>order.executed</c>: what it covers is disclosed, frozen or lifted. The same type for all three, so that the
/// public log does not say which.
/// </summary>
public sealed record OrderExecuted(string Statement, Act Act) : OrderEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "order.executed";
}

/// <summary><c>order.refused</c>: it is not executed. Final.</summary>
public sealed record OrderRefused(OrderRefusalGround Ground, string Statement, Act Act) : OrderEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "order.refused";
}

/// <summary><c>order.withdrawn</c>: its authority withdrew it. Final.</summary>
public sealed record OrderWithdrawn(string Reason, Act Act) : OrderEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "order.withdrawn";
}
