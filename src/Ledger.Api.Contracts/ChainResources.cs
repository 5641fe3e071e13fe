namespace Ledger.Api.Contracts;

/// <summary>How far the instance of one chain has come, and what to do when it does not go on.</summary>
/// <param name="Name">The chain's name in the configuration.</param>
/// <param name="ChainId">The chain id, decimal; empty while unknown.</param>
/// <param name="Contract">The mirror contract's address; empty while unknown.</param>
/// <param name="Anchored">Entries that are final on it, decimal.</param>
/// <param name="Fault">Why it does not advance, in the words of whatever failed; null when it does.</param>
public sealed record ChainOverview(string Name, string ChainId, string Contract, string Anchored, string? Fault)
{
    /// <summary>
    /// The instance: kind, chain, first block and contract. What is anchored is anchored on this one; empty while
    /// unknown.
    /// </summary>
    public string Instance { get; init; } = "";

    /// <summary>
    /// Where it stands, a stable word: <c>unreached</c>, <c>caught-up</c>, <c>under-way</c>, <c>range-refused</c>,
    /// <c>held</c>, <c>standing-still</c>, <c>instance-lost</c>, <c>log-disagrees</c>, <c>node-unreachable</c>,
    /// <c>node-lies</c> or <c>state-pruned</c>.
    /// </summary>
    public string State { get; init; } = "unreached";

    /// <summary>Published entries that are not final on it yet, decimal.</summary>
    public string Lag { get; init; } = "0";

    /// <summary>What the state means and what to do, in English.</summary>
    public string Advice { get; init; } = "";

    /// <summary>The same in Chinese.</summary>
    public string AdviceChinese { get; init; } = "";

    /// <summary>The range that it refuses for ever; null when it refuses none.</summary>
    public ChainRefusal? Refused { get; init; }

    /// <summary>The last fault, also when it is over; null when there was none since the server began.</summary>
    public ChainFault? LastFault { get; init; }
}

/// <summary>A range that a chain refuses for ever.</summary>
/// <param name="From">The first index, decimal.</param>
/// <param name="To">The size at which it ends, decimal.</param>
/// <param name="Code">The contract's own name for its no.</param>
public sealed record ChainRefusal(string From, string To, string Code);

/// <summary>Something that kept a chain from advancing, or took back what had been final.</summary>
/// <param name="State">Where the chain stood, or <c>fallen-back</c>.</param>
/// <param name="Detail">What failed, in its own words.</param>
/// <param name="Time">When it was seen last, UTC.</param>
public sealed record ChainFault(string State, string Detail, string Time);

/// <summary>A chain with all instances that the log ever went to under its name.</summary>
/// <param name="Now">Where the instance in use stands.</param>
/// <param name="Instances">All instances, oldest first.</param>
/// <param name="Gaps">
/// Assets with keys that read "not mirrored" on the instance in use until an entry says them again.
/// </param>
public sealed record ChainResource(
    ChainOverview Now, IReadOnlyList<ChainInstanceResource> Instances, IReadOnlyList<ChainGapResource> Gaps);

/// <summary>An instance that the log named.</summary>
/// <param name="Instance">The instance: kind, chain, first block and contract.</param>
/// <param name="InUse">False once it was given up; it never comes back.</param>
/// <param name="Refused">Ranges that it refused for ever.</param>
/// <param name="Voided">Ranges that went to it without their operations, by decision.</param>
public sealed record ChainInstanceResource(
    string Instance, bool InUse, IReadOnlyList<LogRangeResource> Refused, IReadOnlyList<LogRangeResource> Voided);

/// <summary>The entries [from, to) of the log.</summary>
/// <param name="From">The first index, decimal.</param>
/// <param name="To">The size at which the range ends, decimal.</param>
public sealed record LogRangeResource(string From, string To);

/// <summary>Keys of an asset that wait for being said again.</summary>
/// <param name="Asset">The asset's id.</param>
/// <param name="Keys">0 for its record, else the ordinal of a right; ascending, decimal.</param>
public sealed record ChainGapResource(string Asset, IReadOnlyList<string> Keys);
