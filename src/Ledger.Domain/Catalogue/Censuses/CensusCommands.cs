namespace Ledger.Domain.Catalogue.Censuses;

/// <summary><c>census.open</c>: by an approver.</summary>
public sealed record OpenCensus(CensusPlan Plan) : CensusCommand
{
    /// <inheritdoc/>
    public override string Type => "census.open";
}

/// <summary><c>census.report</c>: by whoever has data; a later report takes the place of the one before.</summary>
public sealed record ReportResources(CensusReport Report) : CensusCommand
{
    /// <inheritdoc/>
    public override string Type => "census.report";
}

/// <summary><c>census.close</c>: by an approver, after its last day.</summary>
public sealed record CloseCensus(string Summary) : CensusCommand
{
    /// <inheritdoc/>
    public override string Type => "census.close";
}
