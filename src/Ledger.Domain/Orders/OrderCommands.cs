namespace Ledger.Domain.Orders;

/// <summary>A command to an order.</summary>
public abstract record OrderCommand : Command
{
    /// <inheritdoc/>
    public override StreamKind Addressee => StreamKind.Order;
}

/// <summary><c>order.file</c>: by the authority's own account, or by a clerk who holds its document.</summary>
public sealed record FileOrder(OrderContent Content) : OrderCommand
{
    /// <inheritdoc/>
    public override string Type => "order.file";
}

/// <summary><c>order.verify</c>: by a reviewer who did not file it.</summary>
/// <param name="Statement">What was compared with what.</param>
public sealed record VerifyOrder(string Statement) : OrderCommand
{
    /// <inheritdoc/>
    public override string Type => "order.verify";
}

/// <summary><c>order.execute</c>: by an approver who neither filed nor verified it.</summary>
public sealed record ExecuteOrder(string Statement) : OrderCommand
{
    /// <inheritdoc/>
    public override string Type => "order.execute";
}

/// <summary><c>order.refuse</c>: by an approver who did not file it.</summary>
public sealed record RefuseOrder(OrderRefusalGround Ground, string Statement) : OrderCommand
{
    /// <inheritdoc/>
    public override string Type => "order.refuse";
}

/// <summary><c>order.withdraw</c>: by whoever filed it, before it is executed.</summary>
public sealed record WithdrawOrder(string Reason) : OrderCommand
{
    /// <inheritdoc/>
    public override string Type => "order.withdraw";
}
