namespace Ledger.Domain.Assets;

/// <summary>A command about a pledge over rights of an asset.</summary>
public abstract record PledgeCommand : Command
{
    /// <inheritdoc/>
    public override StreamKind Addressee => StreamKind.Asset;
}

/// <summary><c>pledge.file</c>: by the holder of the rights.</summary>
public sealed record FilePledge(PledgeContent Content) : PledgeCommand
{
    /// <inheritdoc/>
    public override string Type => "pledge.file";
}

/// <summary>A command about a pledge that was filed.</summary>
/// <param name="Number">Its number under the asset, from 1.</param>
public abstract record NumberedPledgeCommand(int Number) : PledgeCommand;

/// <summary><c>pledge.confirm</c>: by the pledgee.</summary>
public sealed record ConfirmPledge(int Number) : NumberedPledgeCommand(Number)
{
    /// <inheritdoc/>
    public override string Type => "pledge.confirm";
}

/// <summary><c>pledge.register</c>: by an approver; the pledge exists from then on.</summary>
public sealed record RegisterPledge(int Number) : NumberedPledgeCommand(Number)
{
    /// <inheritdoc/>
    public override string Type => "pledge.register";
}

/// <summary><c>pledge.release</c>: by the pledgee, who so agrees to whatever the pledge was in the way of.</summary>
public sealed record ReleasePledge(int Number, string Reason) : NumberedPledgeCommand(Number)
{
    /// <inheritdoc/>
    public override string Type => "pledge.release";
}

/// <summary><c>pledge.withdraw</c>: by the pledgor, before it is registered.</summary>
public sealed record WithdrawPledge(int Number, string Reason) : NumberedPledgeCommand(Number)
{
    /// <inheritdoc/>
    public override string Type => "pledge.withdraw";
}
