using Ledger.Cryptography;
using Ledger.Domain.Catalogue.Flows;
using Ledger.Domain.Catalogue.Openness;

namespace Ledger.Domain.Catalogue;

/// <summary>An item of the catalogue as it stands.</summary>
public sealed record CatalogueItem : AggregateState
{
    /// <summary>Where it stands.</summary>
    public CatalogueStatus Status { get; init; }

    /// <summary>Who provides the data; null while there is no item.</summary>
    public PartyId? Provider { get; init; }

    /// <summary>What was last compiled or revised.</summary>
    public CatalogueContent? Draft { get; init; }

    /// <summary>What stands in the catalogue; null before it was published and after it was withdrawn.</summary>
    public CatalogueContent? Shown { get; init; }

    /// <summary>The inspections of what was last compiled.</summary>
    public ValueList<Act> Inspections { get; init; } = [];

    /// <summary>The last confirmation; null before the first.</summary>
    public Confirmation? Confirmation { get; init; }

    /// <summary>The day on which it was first published.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>The day to which the data is renewed, once it was after publication.</summary>
    public DateOnly? UpdatedOn { get; init; }

    /// <summary>The manifest of the data as it is now.</summary>
    public DigestPair? Data { get; init; }

    /// <summary>To whom the provider owes it, or owed it; numbers run from 1.</summary>
    public ValueList<OwedSharing> Duties { get; init; } = [];

    /// <summary>How far its data has come at other levels.</summary>
    public ValueList<DataFlow> Flows { get; init; } = [];

    /// <summary>Whether and how it is open.</summary>
    public Opening Opening { get; init; } = Opening.None;

    /// <summary>The legal date of the last act.</summary>
    public DateOnly? LastActOn { get; init; }
}
