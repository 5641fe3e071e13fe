namespace Ledger.Domain;

/// <summary>Levels of GB/T 2260.</summary>
public enum DivisionLevel
{
    /// <summary>No division.</summary>
    None = 0,

    /// <summary>Province, autonomous region, municipality, special administrative region.</summary>
    Province,

    /// <summary>Prefecture-level city, prefecture, league.</summary>
    Prefecture,

    /// <summary>District, county, county-level city, banner.</summary>
    County,
}
