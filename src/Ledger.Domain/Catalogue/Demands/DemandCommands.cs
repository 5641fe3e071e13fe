namespace Ledger.Domain.Catalogue.Demands;

/// <summary><c>demand.file</c>: by whoever needs the data.</summary>
public sealed record FileDemand(DemandContent Content) : DemandCommand
{
    /// <inheritdoc/>
    public override string Type => "demand.file";
}

/// <summary><c>demand.list</c>: by a clerk.</summary>
public sealed record ListDemand : DemandCommand
{
    /// <inheritdoc/>
    public override string Type => "demand.list";
}

/// <summary><c>demand.decline</c>: by a clerk, with the reason.</summary>
public sealed record DeclineDemand(string Reason) : DemandCommand
{
    /// <inheritdoc/>
    public override string Type => "demand.decline";
}

/// <summary><c>demand.match</c>: by a clerk: an item of the catalogue that may meet it.</summary>
public sealed record MatchDemand(CatalogueId Item) : DemandCommand
{
    /// <inheritdoc/>
    public override string Type => "demand.match";
}

/// <summary><c>demand.answer</c>: by the provider of the item matched.</summary>
public sealed record AnswerDemand(bool Supplies, string Statement) : DemandCommand
{
    /// <inheritdoc/>
    public override string Type => "demand.answer";
}

/// <summary><c>demand.object</c>: by whoever needs the data.</summary>
public sealed record ObjectToSupply(SupplyObjectionGround Ground, string Statement) : DemandCommand
{
    /// <inheritdoc/>
    public override string Type => "demand.object";
}

/// <summary><c>demand.reply</c>: by the provider.</summary>
public sealed record ReplyToObjection(string Statement) : DemandCommand
{
    /// <inheritdoc/>
    public override string Type => "demand.reply";
}

/// <summary><c>demand.decide</c>: by an approver who did not match the demand.</summary>
public sealed record DecideSupply(bool Upheld, string Statement) : DemandCommand
{
    /// <inheritdoc/>
    public override string Type => "demand.decide";
}

/// <summary><c>demand.confirm</c>: by whoever needed the data.</summary>
public sealed record ConfirmSupply : DemandCommand
{
    /// <inheritdoc/>
    public override string Type => "demand.confirm";
}

/// <summary><c>demand.withdraw</c>: by whoever filed it.</summary>
public sealed record WithdrawDemand(string Reason) : DemandCommand
{
    /// <inheritdoc/>
    public override string Type => "demand.withdraw";
}
