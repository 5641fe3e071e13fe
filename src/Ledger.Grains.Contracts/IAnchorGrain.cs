namespace Ledger.Grains.Contracts;

/// <summary>Carries published ranges to one chain, in order. The key is its name in the configuration.</summary>
[Alias("ledger.anchor")]
public interface IAnchorGrain : IGrainWithStringKey
{
    /// <summary>Reads the chain's size, sends what is missing, reads the size again.</summary>
    [Alias("advance")]
    Task<AnchorStatus> AdvanceAsync(CancellationToken cancellationToken);

    /// <summary>What is known of the instance, without asking the node.</summary>
    [Alias("status")]
    Task<AnchorStatus> StatusAsync(CancellationToken cancellationToken);
}

/// <summary>How far the instance of one chain has come.</summary>
/// <param name="Instance">The instance's name: chain id, genesis and contract.</param>
/// <param name="ChainId">Its chain id, decimal; empty while unknown.</param>
/// <param name="Contract">Its contract's address; empty while unknown.</param>
/// <param name="Size">Entries that are final on it.</param>
/// <param name="Published">Entries that could be there.</param>
/// <param name="Fault">Why it does not advance, in the words of whatever failed; null when it does.</param>
[GenerateSerializer, Immutable, Alias("ledger.anchor-status")]
public sealed record AnchorStatus(
    [property: Id(0)] string Instance,
    [property: Id(1)] string ChainId,
    [property: Id(2)] string Contract,
    [property: Id(3)] ulong Size,
    [property: Id(4)] ulong Published,
    [property: Id(5)] string? Fault)
{
    /// <summary>
    /// Where it stands, a stable word: <c>unreached</c>, <c>caught-up</c>, <c>under-way</c>, <c>range-refused</c>,
    /// <c>held</c>, <c>standing-still</c>, <c>instance-lost</c>, <c>log-disagrees</c>, <c>node-unreachable</c>,
    /// <c>node-lies</c> or <c>state-pruned</c>.
    /// </summary>
    [Id(6)]
    public string State { get; init; } = "unreached";

    /// <summary>Entries at the chain's newest block; not yet anchored above <see cref="Size"/>.</summary>
    [Id(7)]
    public ulong Latest { get; init; }

    /// <summary>The range that the chain refuses for ever; null when it refuses none.</summary>
    [Id(8)]
    public AnchorRefusal? Refused { get; init; }

    /// <summary>The last fault, also when it is over; null when there was none since the process began.</summary>
    [Id(9)]
    public AnchorFault? LastFault { get; init; }

    /// <summary>When a size last moved, or nothing waited; null before the first look.</summary>
    [Id(10)]
    public DateTimeOffset? Moved { get; init; }
}

/// <summary>A range that a chain refuses for ever.</summary>
/// <param name="From">The first index.</param>
/// <param name="To">The size at which it ends.</param>
/// <param name="Code">The contract's own name for its no.</param>
[GenerateSerializer, Immutable, Alias("ledger.anchor-refusal")]
public sealed record AnchorRefusal(
    [property: Id(0)] ulong From, [property: Id(1)] ulong To, [property: Id(2)] string Code);

/// <summary>Something that kept a chain from advancing, or took back what had been final.</summary>
/// <param name="State">A word of <see cref="AnchorStatus.State"/>, or <c>fallen-back</c>.</param>
/// <param name="Detail">What failed, in its own words.</param>
/// <param name="Time">When it was seen last.</param>
[GenerateSerializer, Immutable, Alias("ledger.anchor-fault")]
public sealed record AnchorFault(
    [property: Id(0)] string State, [property: Id(1)] string Detail, [property: Id(2)] DateTimeOffset Time);
