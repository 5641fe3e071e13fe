namespace Ledger.Domain.Catalogue.Censuses;

/// <summary>Where a census stands.</summary>
public enum CensusStatus
{
    /// <summary>There is no such census.</summary>
    None = 0,

    /// <summary>Parties report.</summary>
    Open,

    /// <summary>The map is drawn. Final.</summary>
    Closed,
}

/// <summary>A census of resources.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Division">Where, with all that lies in it.</param>
/// <param name="Until">The last day to report.</param>
public sealed record CensusPlan(string Title, DivisionCode Division, DateOnly Until);

/// <summary>What a party reports.</summary>
/// <param name="Division">Where its data is.</param>
/// <param name="Systems">How many systems hold it.</param>
/// <param name="Resources">The resources.</param>
public sealed record CensusReport(DivisionCode Division, int Systems, ValueList<CensusResource> Resources);

/// <summary>One resource that a party reports.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Category">Whose data it is.</param>
/// <param name="Item">Its item of the catalogue; null where it is not catalogued.</param>
public sealed record CensusResource(string Name, CatalogueCategory Category, CatalogueId? Item);

/// <summary>A party's report, counted.</summary>
/// <param name="Party">The party.</param>
/// <param name="Division">Where.</param>
/// <param name="Systems">How many systems.</param>
/// <param name="Public">How many resources of public data.</param>
/// <param name="NonPublic">How many of other data.</param>
/// <param name="Catalogued">How many of all stand in the catalogue.</param>
public sealed record CensusCount(
    PartyId Party, DivisionCode Division, int Systems, int Public, int NonPublic, int Catalogued)
{
    /// <summary>The count of a report.</summary>
    public static CensusCount Of(PartyId party, CensusReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var open = report.Resources.Count(static resource => resource.Category is CatalogueCategory.Public);
        return new CensusCount(
            party, report.Division, report.Systems, open, report.Resources.Count - open,
            report.Resources.Count(static resource => resource.Item is not null));
    }
}

/// <summary>A division on the map of resources.</summary>
/// <param name="Division">The division.</param>
/// <param name="Reporters">How many parties reported there.</param>
/// <param name="Systems">How many systems.</param>
/// <param name="Public">How many resources of public data.</param>
/// <param name="NonPublic">How many of other data.</param>
/// <param name="Catalogued">How many of all stand in the catalogue.</param>
public sealed record MapCell(
    DivisionCode Division, int Reporters, int Systems, int Public, int NonPublic, int Catalogued)
{
    /// <summary>The map that reports draw, by division.</summary>
    public static ValueList<MapCell> Of(IEnumerable<CensusCount> counts) =>
    [
        .. counts.GroupBy(static count => count.Division)
            .OrderBy(static there => there.Key.ToString(), StringComparer.Ordinal)
            .Select(static there => new MapCell(
                there.Key, there.Count(), there.Sum(static count => count.Systems),
                there.Sum(static count => count.Public), there.Sum(static count => count.NonPublic),
                there.Sum(static count => count.Catalogued))),
    ];
}

/// <summary>A census as it stands.</summary>
public sealed record CensusState : AggregateState
{
    /// <summary>Where it stands.</summary>
    public CensusStatus Status { get; init; }

    /// <summary>What it is; null while there is none.</summary>
    public CensusPlan? Plan { get; init; }

    /// <summary>The last report of each party, counted.</summary>
    public ValueList<CensusCount> Counts { get; init; } = [];

    /// <summary>The map; empty until it is closed.</summary>
    public ValueList<MapCell> Map { get; init; } = [];

    /// <summary>The legal date of the last act.</summary>
    public DateOnly? LastActOn { get; init; }
}

/// <summary>A command to a census.</summary>
public abstract record CensusCommand : Command
{
    /// <inheritdoc/>
    public override StreamKind Addressee => StreamKind.Census;
}

/// <summary>An event of a census.</summary>
/// <param name="Act">Who did it, and on which legal date.</param>
public abstract record CensusEvent(Act Act) : DomainEvent;
