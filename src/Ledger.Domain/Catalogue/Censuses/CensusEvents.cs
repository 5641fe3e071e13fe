namespace Ledger.Domain.Catalogue.Censuses;

/// <summary><c>census.opened</c>: a census of resources began (普查).</summary>
public sealed record CensusOpened(CensusPlan Plan, Act Act) : CensusEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "census.opened";
}

/// <summary><c>census.reported</c>: a party reported what data it has.</summary>
public sealed record ResourcesReported(CensusReport Report, Act Act) : CensusEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "census.reported";
}

/// <summary><c>census.closed</c>: the census ended, and the map of resources was drawn (数据资源地图).</summary>
public sealed record CensusClosed(string Summary, ValueList<MapCell> Map, Act Act) : CensusEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "census.closed";
}
