using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Bundles;

/// <summary>
/// Compares the proofs for other tools with what is proven here: a text that says more, or something else, speaks for
/// nobody.
/// </summary>
internal static class ProofCheck
{
    private const string Claim = "tlog-proof";

    /// <summary>One finding a proof.</summary>
    /// <param name="content">The bundle.</param>
    /// <param name="proven">The entries that are proven there.</param>
    /// <param name="broken">What is declared broken.</param>
    public static IEnumerable<Finding> Check(
        BundleContent content, IEnumerable<(ulong Index, EntryLeaf Leaf)> proven, BrokenAlgorithms broken)
    {
        if (content.Proofs.Count == 0)
        {
            yield break;
        }

        var entries = proven.Select(entry => entry.Index).ToHashSet();
        var expected = content.Entries.ToDictionary(entry => entry.Index);
        foreach (var proof in content.Proofs)
        {
            var subject = CanonicalDecimal.Encode(proof.Index);
            yield return broken.Has("sha256") ? new(Claim, subject, Standing.NotShown, "SHA-256 is declared broken.")
                : !entries.Contains(proof.Index)
                    ? new(Claim, subject, Standing.NotShown, "The entry is not proven here.")
                : IsAs(expected[proof.Index], content, proof.Text.Span)
                    ? new(Claim, subject, Standing.Proven, "the inclusion that is proven here")
                    : new(Claim, subject, Standing.Refuted, "It is not the inclusion that is proven here.");
        }
    }

    private static bool IsAs(BundleEntry entry, BundleContent content, ReadOnlySpan<byte> text) =>
        SignedNote.TryRead(content.CheckpointSha256.Span, out var note, out _)
        && text.SequenceEqual(
            new TlogProof(entry.Index, entry.Inclusion[DigestAlgorithm.Sha256], note).ToBytes());
}
