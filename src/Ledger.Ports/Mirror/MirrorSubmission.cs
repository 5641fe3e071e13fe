namespace Ledger.Ports.Mirror;

/// <summary>What the chain said when a commit was handed to it. Neither answer says that it is on the chain.</summary>
public abstract record MirrorSubmission
{
    private MirrorSubmission()
    {
    }

    /// <summary>A node took it in. It may still be dropped, overtaken or refused in its block.</summary>
    /// <param name="TransactionId">The transaction's hash or id, lowercase hexadecimal without prefix.</param>
    public sealed record Sent(string TransactionId) : MirrorSubmission;

    /// <summary>The contract or the node said no before it was taken in.</summary>
    /// <param name="Refusal">Why.</param>
    public sealed record Refused(MirrorRefusal Refusal) : MirrorSubmission;
}

/// <summary>What became of a submission.</summary>
public abstract record SubmissionState
{
    private SubmissionState()
    {
    }

    /// <summary>The node knows it and no block has it yet.</summary>
    public sealed record Pending : SubmissionState;

    /// <summary>The node does not know it: never received, dropped, or lost with its block. Send it again.</summary>
    public sealed record Unknown : SubmissionState;

    /// <summary>A block has it and it took effect; whether that block is final is the head's to say.</summary>
    /// <param name="Block">The block's height.</param>
    public sealed record Included(ulong Block) : SubmissionState;

    /// <summary>A block has it and the contract refused it there.</summary>
    /// <param name="Refusal">Why.</param>
    public sealed record Reverted(MirrorRefusal Refusal) : SubmissionState;
}

/// <summary>A contract's no.</summary>
/// <param name="Kind">What it means for whoever sends.</param>
/// <param name="Code">The contract's own error name, stable.</param>
/// <param name="Message">The offending values, for people.</param>
public sealed record MirrorRefusal(MirrorRefusalKind Kind, string Code, string Message);

/// <summary>What a refusal means for whoever sends.</summary>
public enum MirrorRefusalKind
{
    /// <summary>The range does not begin at the mirror's size: read the size again.</summary>
    NotNext,

    /// <summary>These bytes will be refused for ever, by this instance at least.</summary>
    Permanent,

    /// <summary>Something outside the commit stands in the way: paused contract, gas, balance of the relayer.</summary>
    Circumstance,
}
