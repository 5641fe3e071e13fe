using Ledger.Cryptography;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Disclosures;

/// <summary>Compares opened bodies with the leaves that commit to them.</summary>
internal static class DisclosureCheck
{
    private const string Claim = "disclosed";

    /// <summary>One finding a body; a single one where the file is no disclosure of this asset.</summary>
    /// <param name="bytes">The disclosure, untrusted.</param>
    /// <param name="bundle">The bundle that it goes beside.</param>
    /// <param name="proven">The leaves proven there, by index.</param>
    /// <param name="broken">What is declared broken.</param>
    public static IEnumerable<Finding> Check(
        ReadOnlySpan<byte> bytes, BundleContent bundle, IReadOnlyDictionary<ulong, EntryLeaf> proven,
        BrokenAlgorithms broken)
    {
        if (!Disclosure.TryRead(bytes, out var disclosure))
        {
            return [new Finding(Claim, bundle.Subject, Standing.Refuted, "The file is no disclosure.")];
        }

        return disclosure.Origin != bundle.Origin || disclosure.Subject.Stream.ToString() != bundle.Subject
            ? [new Finding(Claim, bundle.Subject, Standing.Refuted, "The disclosure is of another log or asset.")]
            : disclosure.Bodies.Select(body => Check(body, proven, broken));
    }

    private static Finding Check(
        OpenedBody body, IReadOnlyDictionary<ulong, EntryLeaf> proven, BrokenAlgorithms broken)
    {
        var subject = $"{CanonicalDecimal.Encode(body.Entry)}/{body.Name}";
        if (!proven.TryGetValue(body.Entry, out var leaf))
        {
            return new Finding(Claim, subject, Standing.NotShown, "The entry is not proven here.");
        }

        if (!broken.Trees.Any())
        {
            return new Finding(Claim, subject, Standing.NotShown, "The entry commits by digests that are broken.");
        }

        var commitment = leaf.Bodies.FirstOrDefault(held => held.Name == body.Name);
        var opened = BodyCommitment.Compute(body.Salt.AsSpan(), body.Bytes.Span);
        return commitment.Name is not null
            && broken.Trees.All(algorithm => opened[algorithm] == commitment.Digests[algorithm])
            ? new Finding(Claim, subject, Standing.Proven, $"{body.Bytes.Length} bytes that {leaf.Type} commits to")
            : new Finding(Claim, subject, Standing.Refuted, "The entry commits to something else.");
    }
}
