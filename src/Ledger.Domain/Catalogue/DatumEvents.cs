namespace Ledger.Domain.Catalogue;

/// <summary><c>datum.sourced</c>: an item became the source of the datum, in its division and those below.</summary>
public sealed record DatumSourced(
    CatalogueId Item, DivisionCode Division, string Name, string Standard, Act Act)
    : CatalogueEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "datum.sourced";
}

/// <summary><c>datum.released</c>: an item is its source no more.</summary>
public sealed record DatumReleased(CatalogueId Item, Act Act) : CatalogueEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "datum.released";
}
