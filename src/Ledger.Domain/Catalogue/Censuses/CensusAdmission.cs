namespace Ledger.Domain.Catalogue.Censuses;

/// <summary>
/// Which command a census admits in which state; every other pair is refused before anything is looked at.
/// </summary>
public static class CensusAdmission
{
    /// <summary>Whether a census in that state admits the command.</summary>
    public static bool Admits(CensusStatus status, CensusCommand command) => command switch
    {
        OpenCensus => status is CensusStatus.None,
        ReportResources or CloseCensus => status is CensusStatus.Open,
        _ => false,
    };
}
