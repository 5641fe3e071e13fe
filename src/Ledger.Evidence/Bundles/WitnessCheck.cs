using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Bundles;

/// <summary>What witnesses say of the checkpoints: who saw them, and when (SPEC-bundle, cosigned and witnessed).
/// </summary>
internal static class WitnessCheck
{
    /// <summary>Finds the cosignatures that count; false for a note with a bad line of a witness that is believed.
    /// </summary>
    public static bool TryFind(
        SiblingCheckpoints heads, TrustAnchors anchors, IReadOnlyCollection<LogLane> broken,
        List<Finding> findings, [NotNullWhen(false)] out string? error)
    {
        var most = 0;

        // Witnesses sign with Ed25519: where that is not believed, theirs are as unknown as a lane's keys.
        var keys = broken.Contains(LogLane.Ed25519)
            ? [] : anchors.Witnesses.Select(witness => witness.Key).ToList();
        foreach (var tree in VerifiedLog.Trees)
        {
            if (!Cosignature.TryReadAll(heads[tree].Note, keys, out var read, out error))
            {
                return false;
            }

            var counted = read.Where(found => Counts(anchors, found)).ToList();
            findings.AddRange(counted.Select(found => Of(tree, found)).DistinctBy(finding => finding.Subject));
            most = Math.Max(most, counted.DistinctBy(found => found.Witness).Count());
        }

        if (anchors.WitnessQuorum > 0)
        {
            findings.Add(new(
                "witnessed", anchors.Origin,
                most >= anchors.WitnessQuorum ? Standing.Proven : Standing.NotShown,
                $"{most} of the {anchors.WitnessQuorum} witnesses that it takes cosigned a checkpoint"));
        }

        error = null;
        return true;
    }

    private static bool Counts(TrustAnchors anchors, Cosignature found) =>
        anchors.Witnesses.Single(witness => witness.Key.Equals(found.Witness)).Validity.Counts(found.Time);

    private static Finding Of(DigestAlgorithm tree, Cosignature found) => new(
        "cosigned",
        $"{(tree == DigestAlgorithm.Sm3 ? "sm3" : "sha256")} {found.Witness.Name} {EntrySyntax.FormatTime(found.Time)}",
        Standing.Proven,
        "the witness saw the checkpoint as the largest of a log that had only grown");
}
