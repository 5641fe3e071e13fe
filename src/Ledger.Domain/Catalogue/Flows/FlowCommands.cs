using Ledger.Cryptography;

namespace Ledger.Domain.Catalogue.Flows;

/// <summary><c>flow.aggregate</c>: by the provider or a clerk: the data was handed up.</summary>
public sealed record AggregateData(DivisionCode To, DigestPair Data, bool Whole) : CatalogueCommand
{
    /// <inheritdoc/>
    public override string Type => "flow.aggregate";
}

/// <summary><c>flow.return</c>: by a clerk: the data went down to who needs it.</summary>
public sealed record ReturnData(DivisionCode To, DemandId Demand, DigestPair Data) : CatalogueCommand
{
    /// <inheritdoc/>
    public override string Type => "flow.return";
}
