namespace Ledger.Grains.Contracts;

/// <summary>
/// One aggregate: orders the commands addressed to it, asks the domain, and answers yes only after the log has
/// the entry. The key is the aggregate's 32-hex id, <c>registry</c> for the registry itself, or <c>registrar</c>.
/// </summary>
[Alias("ledger.aggregate")]
public interface IAggregateGrain : IGrainWithStringKey
{
    /// <summary>Decides one command and appends what was decided.</summary>
    [Alias("submit")]
    Task<CommandReply> SubmitAsync(CommandMessage command, CancellationToken cancellationToken);

    /// <summary>
    /// Has the aggregate state what time has decided, on the registry's own authority; refused as <c>nothing-due</c>
    /// while nothing is.
    /// </summary>
    [Alias("tick")]
    Task<CommandReply> TickAsync(CancellationToken cancellationToken);

    /// <summary>The state as it stands, with the version that a decision on it must name in its read set.</summary>
    [Alias("read")]
    Task<AggregateView> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>A party: an organisation or a natural person, and the keys it signs with.</summary>
[Alias("ledger.party")]
public interface IPartyGrain : IAggregateGrain;

/// <summary>A registration case.</summary>
[Alias("ledger.case")]
public interface ICaseGrain : IAggregateGrain;

/// <summary>The registry itself: its decisions about the chains that mirror its log.</summary>
[Alias("ledger.registry")]
public interface IRegistryGrain : IAggregateGrain
{
    /// <summary>The key of the only one.</summary>
    public const string Key = "registry";
}

/// <summary>The institution that keeps the registry, in its own life as a registrar.</summary>
[Alias("ledger.registrar")]
public interface IRegistrarGrain : IAggregateGrain
{
    /// <summary>The key of the only one.</summary>
    public const string Key = "registrar";
}

/// <summary>A data asset with its rights and filings.</summary>
[Alias("ledger.asset")]
public interface IAssetGrain : IAggregateGrain;

/// <summary>An item of the resource catalogue.</summary>
[Alias("ledger.catalogue")]
public interface ICatalogueGrain : IAggregateGrain;

/// <summary>A demand for data.</summary>
[Alias("ledger.demand")]
public interface IDemandGrain : IAggregateGrain;

/// <summary>A census of resources.</summary>
[Alias("ledger.census")]
public interface ICensusGrain : IAggregateGrain;

/// <summary>An order or request of a court or another authority.</summary>
[Alias("ledger.order")]
public interface IOrderGrain : IAggregateGrain;
