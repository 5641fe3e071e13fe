using System.Collections.ObjectModel;
using Ledger.Cryptography;

namespace Ledger.Evidence.Log;

/// <summary>What a witness answers, by the status that c2sp.org/tlog-witness gives it.</summary>
public enum WitnessOutcome
{
    /// <summary>It cosigns.</summary>
    Cosigned = 200,

    /// <summary>The old size is larger than the checkpoint's, or the note is no checkpoint.</summary>
    Malformed = 400,

    /// <summary>No trusted key of the origin signed whose time is not over, or one's signature is bad.</summary>
    NotSigned = 403,

    /// <summary>The origin is not one that it watches.</summary>
    UnknownOrigin = 404,

    /// <summary>It saw another size last.</summary>
    OtherSize = 409,

    /// <summary>The checkpoint does not continue what it saw.</summary>
    Inconsistent = 422,
}

/// <summary>A tree that a witness watches.</summary>
/// <param name="Origin">The tree's origin.</param>
/// <param name="Algorithm">What its nodes are hashed with.</param>
/// <param name="Keys">The keys that sign for it.</param>
public sealed record WitnessedTree(string Origin, DigestAlgorithm Algorithm, NoteVerifier Keys)
{
    /// <summary>
    /// When the time of a key was over, UTC, by rotation or revocation; of a key that is not here it is not. Such a key
    /// is still known, so that a bad line of it fails the note, and no checkpoint is cosigned for it alone: whoever
    /// stole it would lead the witness away from the log for good.
    /// </summary>
    public IReadOnlyDictionary<PublicKey, DateTimeOffset> Ends { get; init; } =
        ReadOnlyDictionary<PublicKey, DateTimeOffset>.Empty;

    /// <summary>Both trees of a log.</summary>
    public static IReadOnlyList<WitnessedTree> Of(LogKeys log)
    {
        ArgumentNullException.ThrowIfNull(log);
        return
        [
            .. new[] { DigestAlgorithm.Sha256, DigestAlgorithm.Sm3 }.Select(tree =>
                new WitnessedTree(Checkpoint.OriginOf(log.Origin, tree), tree, log.Verifier(tree))),
        ];
    }

    /// <summary>Whether a key's signature is enough for a checkpoint to be cosigned at a time.</summary>
    internal bool Counts(NoteKey key, DateTimeOffset now) => !Ends.TryGetValue(key.Key, out var end) || now < end;
}

/// <summary>Whether a witness cosigns: c2sp.org/tlog-witness, add-checkpoint, in the order of its clauses.</summary>
public static class WitnessRules
{
    /// <summary>Decides.</summary>
    /// <param name="request">The request, untrusted.</param>
    /// <param name="watched">Finds a tree by its origin; null for one that is not watched.</param>
    /// <param name="seen">What was cosigned last for an origin; null when nothing was.</param>
    /// <param name="now">The witness's time.</param>
    /// <param name="checkpoint">The checkpoint, once its signature was verified.</param>
    public static WitnessOutcome Decide(
        WitnessRequest request, Func<string, WitnessedTree?> watched, Func<string, Checkpoint?> seen,
        DateTimeOffset now, out Checkpoint? checkpoint)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(watched);
        ArgumentNullException.ThrowIfNull(seen);
        checkpoint = null;

        // Whatever a log that is not watched has in its checkpoints: its origin is unknown.
        if (watched(OriginOf(request)) is not { } tree)
        {
            return WitnessOutcome.UnknownOrigin;
        }

        if (!Checkpoint.TryParse(request.Note.Text, out var head))
        {
            return WitnessOutcome.Malformed;
        }

        if (!tree.Keys.TryVerify(request.Note, out var signedBy, out _)
            || !signedBy.Any(key => tree.Counts(key, now)))
        {
            return WitnessOutcome.NotSigned;
        }

        checkpoint = head;
        var last = seen(head.Origin);
        return request.OldSize > head.Size ? WitnessOutcome.Malformed
            : request.OldSize != (last?.Size ?? 0) ? WitnessOutcome.OtherSize
            : Continues(request, tree.Algorithm, last, head) ? WitnessOutcome.Cosigned
            : WitnessOutcome.Inconsistent;
    }

    /// <summary>The origin that a checkpoint names: its first line, whatever else it says.</summary>
    public static string OriginOf(WitnessRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var text = request.Note.Text;
        return text[..text.IndexOf('\n', StringComparison.Ordinal)];
    }

    private static bool Continues(
        WitnessRequest request, DigestAlgorithm algorithm, Checkpoint? last, Checkpoint head)
    {
        if (head.Size == 0 && head.Root != MerkleTree.EmptyRoot(algorithm))
        {
            return false;
        }

        // Every tree continues the empty one, and nothing proves it.
        return last is null || last.Size == 0
            ? request.Proof.Count == 0
            : MerkleTree.VerifyConsistency(algorithm, last.Size, last.Root, head.Size, head.Root, request.Proof);
    }
}
