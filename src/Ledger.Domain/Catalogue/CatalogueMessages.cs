namespace Ledger.Domain.Catalogue;

/// <summary>A command to an item of the catalogue.</summary>
public abstract record CatalogueCommand : Command
{
    /// <inheritdoc/>
    public override StreamKind Addressee => StreamKind.Catalogue;
}

/// <summary>An event of an item of the catalogue, or of a datum.</summary>
/// <param name="Act">Who did it, and on which legal date.</param>
public abstract record CatalogueEvent(Act Act) : DomainEvent;
