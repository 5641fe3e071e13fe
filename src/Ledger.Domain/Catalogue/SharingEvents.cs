namespace Ledger.Domain.Catalogue;

/// <summary><c>sharing.assigned</c>: the provider of the item owes it to others (数据共享责任清单).</summary>
public sealed record SharingAssigned(SharingDuty Duty, Act Act) : CatalogueEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "sharing.assigned";
}

/// <summary><c>sharing.ended</c>: a duty to share ended.</summary>
public sealed record SharingEnded(int Number, string Reason, Act Act) : CatalogueEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "sharing.ended";
}
