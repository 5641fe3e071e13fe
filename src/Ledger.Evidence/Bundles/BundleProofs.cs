using Ledger.Cryptography;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Bundles;

/// <summary>
/// The entries of a bundle as <c>.tlog-proof</c> files (c2sp.org/tlog-proof), for tools that know nothing of bundles: a
/// leaf, its proof and a policy of keys are all that such a tool takes.
/// </summary>
public static class BundleProofs
{
    /// <summary>The extension of such files.</summary>
    public const string Extension = ".tlog-proof";

    /// <summary>Each entry's leaf with its proof in the SHA-256 tree, which such tools read.</summary>
    /// <param name="content">A bundle that was read; what it says is as true as before.</param>
    /// <exception cref="InvalidDataException">The bundle's checkpoint is no signed note.</exception>
    public static IEnumerable<(ulong Index, ReadOnlyMemory<byte> Leaf, TlogProof Proof)> Of(BundleContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return SignedNote.TryRead(content.CheckpointSha256.Span, out var note, out var error)
            ? content.Entries.Select(entry => (
                entry.Index, entry.Leaf, new TlogProof(entry.Index, entry.Inclusion[DigestAlgorithm.Sha256], note)))
            : throw new InvalidDataException(error);
    }
}
