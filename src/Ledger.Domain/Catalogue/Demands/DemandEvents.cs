namespace Ledger.Domain.Catalogue.Demands;

/// <summary><c>demand.filed</c>: somebody needs data.</summary>
public sealed record DemandFiled(DemandContent Content, Act Act) : DemandEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "demand.filed";
}

/// <summary><c>demand.listed</c>: the demand stands on the list of demands (需求清单).</summary>
public sealed record DemandListed(Act Act) : DemandEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "demand.listed";
}

/// <summary><c>demand.declined</c>: the demand is not listed. Final.</summary>
public sealed record DemandDeclined(string Reason, Act Act) : DemandEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "demand.declined";
}

/// <summary><c>demand.matched</c>: an item of the catalogue may meet the demand; its provider is asked.</summary>
public sealed record DemandMatched(CatalogueId Item, PartyId Provider, Act Act) : DemandEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "demand.matched";
}

/// <summary><c>demand.answered</c>: the provider said whether it supplies the data.</summary>
public sealed record DemandAnswered(bool Supplies, string Statement, Act Act) : DemandEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "demand.answered";
}

/// <summary><c>demand.objected</c>: an objection to how the demand was met (异议).</summary>
public sealed record SupplyObjected(SupplyObjectionGround Ground, string Statement, Act Act) : DemandEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "demand.objected";
}

/// <summary><c>demand.replied</c>: the provider replied to the objection.</summary>
public sealed record ObjectionReplied(string Statement, Act Act) : DemandEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "demand.replied";
}

/// <summary><c>demand.decided</c>: the objection was decided; upheld, the provider owes an answer anew.</summary>
public sealed record SupplyDecided(bool Upheld, string Statement, Act Act) : DemandEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "demand.decided";
}

/// <summary><c>demand.confirmed</c>: the demand is met. Final.</summary>
public sealed record SupplyConfirmed(Act Act) : DemandEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "demand.confirmed";
}

/// <summary><c>demand.withdrawn</c>: the demand was withdrawn. Final.</summary>
public sealed record DemandWithdrawn(string Reason, Act Act) : DemandEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "demand.withdrawn";
}
