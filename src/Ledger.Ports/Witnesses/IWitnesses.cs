using Ledger.Cryptography;
using Ledger.Evidence.Log;

namespace Ledger.Ports.Witnesses;

/// <summary>The cosignatures that a log's witnesses gave, and how each of them stands.</summary>
public interface IWitnesses
{
    /// <summary>The verified cosignatures of a checkpoint that are here by now; none is no fault.</summary>
    Task<IReadOnlyList<NoteSignature>> CosignaturesAsync(
        DigestAlgorithm tree, ulong size, CancellationToken cancellationToken);

    /// <summary>Asks every witness for its cosignature of these checkpoints; returns when each answered or is away.
    /// </summary>
    Task CollectAsync(SiblingCheckpoints checkpoints, CancellationToken cancellationToken);

    /// <summary>How each witness stands with each tree.</summary>
    IReadOnlyList<WitnessStanding> Standings { get; }
}

/// <summary>How a witness stands with a tree.</summary>
/// <param name="Witness">The witness.</param>
/// <param name="Tree">The tree's digest.</param>
/// <param name="State">What came of the last question.</param>
/// <param name="Size">The largest size that it cosigned here; 0 before the first.</param>
/// <param name="Time">The time that it said then; null before the first.</param>
/// <param name="Detail">What an operator has to know; null when all is well.</param>
public sealed record WitnessStanding(
    WitnessKey Witness, DigestAlgorithm Tree, WitnessState State, ulong Size, DateTimeOffset? Time, string? Detail)
{
    /// <summary>Whether somebody has to look: what is away may come back by itself.</summary>
    public bool IsAlert => State is WitnessState.SplitView or WitnessState.ClockApart or WitnessState.Refuses;
}

/// <summary>What came of the last question to a witness.</summary>
public enum WitnessState
{
    /// <summary>It was not asked yet.</summary>
    NotAsked,

    /// <summary>It cosigned.</summary>
    Cosigned,

    /// <summary>It gave no answer, and is asked again.</summary>
    Away,

    /// <summary>It does not know the log or its keys, or what it gave is no cosignature of its own.</summary>
    Refuses,

    /// <summary>It cosigned, and its clock is more than a minute from here.</summary>
    ClockApart,

    /// <summary>It saw a checkpoint that contradicts what is published here.</summary>
    SplitView,
}
