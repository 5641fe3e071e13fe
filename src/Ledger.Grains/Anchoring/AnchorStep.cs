using Ledger.Ports.Mirror;

namespace Ledger.Grains.Anchoring;

/// <summary>Where anchoring stands after one step.</summary>
public enum AnchorOutcome
{
    /// <summary>Everything published is final on the instance.</summary>
    CaughtUp,

    /// <summary>Ranges are under way; look again after a block.</summary>
    UnderWay,

    /// <summary>
    /// The chain refuses a range for ever: a logged decision must void it. Nothing goes on until then.
    /// </summary>
    RangeRefused,

    /// <summary>
    /// The chain refuses for a reason outside the range (relayer, log key, fees): somebody must look.
    /// </summary>
    Held,

    /// <summary>
    /// Ranges are under way and nothing has moved for longer than blocks take: no block takes what was sent.
    /// </summary>
    StandingStill,

    /// <summary>
    /// The chain or the contract is gone or another: a new instance must be a logged decision. Nothing is sent.
    /// </summary>
    InstanceLost,

    /// <summary>
    /// The chain holds a size or roots that the log never published. Nothing is sent: either the log was restored to an
    /// earlier point or somebody else signs with its key.
    /// </summary>
    LogDisagrees,

    /// <summary>No usable answer from the node; try again.</summary>
    NodeUnreachable,

    /// <summary>The node contradicts itself or its chain; ask another node.</summary>
    NodeLies,

    /// <summary>The node no longer has the state that finality is read from.</summary>
    StatePruned,
}

/// <summary>What one step found and did.</summary>
/// <param name="Outcome">Where anchoring stands.</param>
/// <param name="Anchored">The size that is final on the instance; what it was last when it could not be read.</param>
/// <param name="Latest">The size at the chain's newest block.</param>
/// <param name="Published">The size of the newest published checkpoint.</param>
/// <param name="UnderWay">How many ranges are under way.</param>
public sealed record AnchorStep(AnchorOutcome Outcome, ulong Anchored, ulong Latest, ulong Published, int UnderWay)
{
    /// <summary>Why, for people; null when there is nothing to say.</summary>
    public string? Detail { get; init; }

    /// <summary>The range that was refused.</summary>
    public RefusedRange? Refused { get; init; }

    /// <summary>
    /// Set when a size that had been final is no longer held: what was anchored above <see cref="Anchored"/> is not
    /// anchored any more. Reported once; the missing ranges are sent again.
    /// </summary>
    public FallenBack? FallenBack { get; init; }
}

/// <summary>A range that a chain refused.</summary>
/// <param name="From">The first index.</param>
/// <param name="To">The size at which it ends.</param>
/// <param name="Refusal">The contract's words.</param>
public sealed record RefusedRange(ulong From, ulong To, MirrorRefusal Refusal);

/// <summary>A final size or block that is gone.</summary>
/// <param name="From">The size that had been final.</param>
/// <param name="To">The size that is final now.</param>
/// <param name="Fork">The block that is gone, if the port saw it go.</param>
public sealed record FallenBack(ulong From, ulong To, ForkBack? Fork);
