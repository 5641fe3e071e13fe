namespace Ledger.Domain.Catalogue;

/// <summary><c>sharing.assign</c>: by an approver: the provider owes the item to others.</summary>
public sealed record AssignSharing(SharingDuty Duty) : CatalogueCommand
{
    /// <inheritdoc/>
    public override string Type => "sharing.assign";
}

/// <summary><c>sharing.end</c>: by an approver.</summary>
public sealed record EndSharing(int Number, string Reason) : CatalogueCommand
{
    /// <inheritdoc/>
    public override string Type => "sharing.end";
}
