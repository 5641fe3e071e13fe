namespace Ledger.Domain.Catalogue.Demands;

/// <summary>A demand for data.</summary>
/// <param name="Side">Whose demand.</param>
/// <param name="Name">What the data is called by whoever needs it.</param>
/// <param name="Need">What is needed, in words.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Scenario">In which scenario.</param>
/// <param name="Division">Where.</param>
public sealed record DemandContent(
    DemandSide Side, string Name, string Need, DemandPurpose Purpose, string Scenario, DivisionCode Division);

/// <summary>A demand as it stands.</summary>
public sealed record DemandState : AggregateState
{
    /// <summary>Where it stands.</summary>
    public DemandStatus Status { get; init; }

    /// <summary>Who needs the data; null while there is no demand.</summary>
    public PartyId? Demander { get; init; }

    /// <summary>What is needed.</summary>
    public DemandContent? Content { get; init; }

    /// <summary>The item that it was last matched with.</summary>
    public CatalogueId? Item { get; init; }

    /// <summary>Who provides that item.</summary>
    public PartyId? Provider { get; init; }

    /// <summary>The last matching.</summary>
    public Act? Matching { get; init; }

    /// <summary>From when the provider's answer is due; null while none is.</summary>
    public DateOnly? AskedOn { get; init; }

    /// <summary>The objections, oldest first.</summary>
    public ValueList<SupplyObjection> Objections { get; init; } = [];

    /// <summary>The legal date of the last act.</summary>
    public DateOnly? LastActOn { get; init; }
}

/// <summary>An objection to how a demand was met.</summary>
/// <param name="Ground">What is wrong.</param>
/// <param name="Before">Where the demand stood.</param>
/// <param name="On">When it was raised.</param>
/// <param name="Replied">Whether the provider replied.</param>
/// <param name="Upheld">How it was decided; null while it is open.</param>
public sealed record SupplyObjection(
    SupplyObjectionGround Ground, DemandStatus Before, DateOnly On, bool Replied, bool? Upheld);

/// <summary>A command to a demand.</summary>
public abstract record DemandCommand : Command
{
    /// <inheritdoc/>
    public override StreamKind Addressee => StreamKind.Demand;
}

/// <summary>An event of a demand.</summary>
/// <param name="Act">Who did it, and on which legal date.</param>
public abstract record DemandEvent(Act Act) : DomainEvent;
