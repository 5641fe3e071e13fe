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
    /// <param name="heads">The checkpoints that are looked at.</param>
    /// <param name="anchors">Who is believed.</param>
    /// <param name="broken">What is declared broken.</param>
    /// <param name="findings">Takes the findings.</param>
    /// <param name="times">The times at which witnesses say that they saw a checkpoint.</param>
    /// <param name="error">Which line is bad.</param>
    public static bool TryFind(
        IReadOnlyDictionary<DigestAlgorithm, SignedCheckpoint> heads,
        TrustAnchors anchors,
        BrokenAlgorithms broken,
        List<Finding> findings,
        List<DateTimeOffset> times,
        [NotNullWhen(false)] out string? error)
    {
        var most = 0;

        // Witnesses sign with Ed25519: where that is not believed, theirs are as unknown as a lane's keys.
        var keys = broken.Breaks(SignatureAlgorithm.Ed25519)
            ? [] : anchors.Witnesses.Select(witness => witness.Key).ToList();
        foreach (var (tree, head) in heads)
        {
            if (!Cosignature.TryReadAll(head.Note, keys, out var read, out error))
            {
                return false;
            }

            var counted = read.Where(found => Counts(anchors, found)).ToList();
            findings.AddRange(counted.Select(found => Of(tree, found)).DistinctBy(finding => finding.Subject));
            times.AddRange(counted.Select(found => found.Time));
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
