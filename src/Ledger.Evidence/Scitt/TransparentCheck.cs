using Ledger.Cryptography;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Scitt;

/// <summary>Compares transparent statements with what is proven, and checks their signatures (SPEC-scitt).</summary>
internal static class TransparentCheck
{
    private const string Claim = "transparent-statement";

    /// <summary>One finding a statement.</summary>
    /// <param name="content">The bundle.</param>
    /// <param name="log">Its checkpoints.</param>
    /// <param name="proven">The entries that are proven.</param>
    /// <param name="anchors">The keys that are believed.</param>
    /// <param name="broken">What is declared broken.</param>
    public static IEnumerable<Finding> Check(
        BundleContent content, VerifiedLog log, IEnumerable<(ulong Index, EntryLeaf Leaf)> proven, TrustAnchors anchors,
        BrokenAlgorithms broken)
    {
        if (content.Statements.Count == 0)
        {
            yield break;
        }

        var entries = proven.Select(entry => entry.Index).ToHashSet();
        var held = content.Entries.ToDictionary(entry => entry.Index);
        foreach (var one in content.Statements)
        {
            var (outcome, reason) = broken.Has("sha256") || broken.Has("ed25519")
                ? (Standing.NotShown, "SHA-256 or Ed25519 is declared broken.")
                : !entries.Contains(one.Index) ? (Standing.NotShown, "The entry is not proven here.")
                : !TransparentStatement.TryRead(one.Bytes.Span, out var statement)
                    ? (Standing.Refuted, "It is no transparent statement in its one byte form.")
                : !SaysWhatIsProven(statement, content, log, held[one.Index])
                    ? (Standing.Refuted, "It says something else than what is proven here.")
                : Signed(statement, log, anchors);
            yield return new(Claim, CanonicalDecimal.Encode(one.Index), outcome, reason);
        }
    }

    private static bool SaysWhatIsProven(
        TransparentStatement statement, BundleContent content, VerifiedLog log, BundleEntry entry)
    {
        var (issuer, receipt) = (TransparentStatement.IssuerOf(content.Origin), statement.Receipt);
        return statement.Issuer == issuer
            && statement.Subject == TransparentStatement.SubjectOf(content.Origin, content.Subject)
            && statement.Leaf.Span.SequenceEqual(entry.Leaf.Span)
            && receipt.Issuer == issuer
            && receipt.Subject == TransparentStatement.SubjectOf(
                content.Origin, TransparentStatement.EntryOf(entry.Index))
            && (receipt.Size, receipt.Index) == (log.Size, entry.Index)
            && receipt.Path.SequenceEqual(entry.Inclusion[DigestAlgorithm.Sha256]);
    }

    private static (Standing Outcome, string Reason) Signed(
        TransparentStatement statement, VerifiedLog log, TrustAnchors anchors)
    {
        var registry = anchors.BundleKeys.FirstOrDefault(known => IsNamed(known.Key, statement.Key));
        var lane = anchors.Lanes.FirstOrDefault(known => IsNamed(known.Key, statement.Receipt.Key));
        if (registry is null || lane is null)
        {
            return (Standing.NotShown, "The anchors do not know a key that it names.");
        }

        var root = log.Head(DigestAlgorithm.Sha256).Root;
        return !registry.Key.Verify(statement.SignedBytes(), statement.Signature.Span)
            || !lane.Key.Verify(statement.Receipt.SignedBytes(root), statement.Receipt.Signature.Span)
                ? (Standing.Refuted, "A signature does not hold.")
            : !registry.Validity.Counts(log.Time) || !lane.Validity.Counts(log.Time, log.Existed)
                ? (Standing.NotShown, "A key does not count at the checkpoints' time.")
            : (Standing.Proven, "the registry signed the proven leaf, and the log its place");
    }

    private static bool IsNamed(PublicKey key, Digest id) =>
        key.Algorithm == SignatureAlgorithm.Ed25519 && key.Id == id;
}
