using Ledger.Cryptography;

namespace Ledger.Domain.Catalogue;

/// <summary><c>catalogue.compiled</c>: a provider entered an item.</summary>
public sealed record ItemCompiled(CatalogueContent Content, Act Act) : CatalogueEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "catalogue.compiled";
}

/// <summary>
/// <c>catalogue.revised</c>: the provider describes the item otherwise; what was published stands until it is
/// published anew.
/// </summary>
public sealed record ItemRevised(CatalogueContent Content, string Reason, Act Act) : CatalogueEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "catalogue.revised";
}

/// <summary><c>catalogue.inspected</c>: the quality of the data was inspected.</summary>
public sealed record ItemInspected(ValueList<QualityFinding> Findings, bool Passed, Act Act) : CatalogueEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "catalogue.inspected";
}

/// <summary><c>catalogue.confirmed</c>: the provider confirmed the data as it is now.</summary>
public sealed record ItemConfirmed(
    ValueList<DataTreatment> Treatments, DigestPair Data, Act Act)
    : CatalogueEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "catalogue.confirmed";
}

/// <summary><c>catalogue.published</c>: the item stands in the catalogue as it was last compiled.</summary>
public sealed record ItemPublished(Act Act) : CatalogueEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "catalogue.published";
}

/// <summary><c>catalogue.updated</c>: the data behind a published item was renewed.</summary>
public sealed record ItemUpdated(DateOnly On, DigestPair Data, Act Act) : CatalogueEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "catalogue.updated";
}

/// <summary><c>catalogue.withdrawn</c>: the item stands in the catalogue no more. Final.</summary>
public sealed record ItemWithdrawn(string Reason, Act Act) : CatalogueEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "catalogue.withdrawn";
}
