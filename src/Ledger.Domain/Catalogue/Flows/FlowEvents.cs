using Ledger.Cryptography;

namespace Ledger.Domain.Catalogue.Flows;

/// <summary><c>flow.aggregated</c>: data was aggregated at a higher level (汇聚).</summary>
public sealed record DataAggregated(DivisionCode To, DigestPair Data, bool Whole, Act Act) : CatalogueEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "flow.aggregated";
}

/// <summary><c>flow.returned</c>: data flowed back to a lower level (回流).</summary>
public sealed record DataReturned(DivisionCode To, DemandId Demand, DigestPair Data, Act Act) : CatalogueEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "flow.returned";
}
