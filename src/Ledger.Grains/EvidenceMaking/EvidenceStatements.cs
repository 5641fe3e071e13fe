using Ledger.Cryptography;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;
using Ledger.Evidence.Scitt;

namespace Ledger.Grains.EvidenceMaking;

/// <summary>Entries of a bundle as transparent statements (SPEC-scitt).</summary>
internal static class EvidenceStatements
{
    /// <summary>Makes and signs them.</summary>
    /// <param name="content">The bundle.</param>
    /// <param name="head">The head of its SHA-256 tree.</param>
    /// <param name="wanted">Indexes of entries; null: the newest that set the subject's state.</param>
    /// <param name="log">The log's signer at that size.</param>
    /// <param name="key">The bundle key.</param>
    /// <returns>None where a key is not of Ed25519.</returns>
    public static IReadOnlyList<BundleTransparentStatement> Of(
        BundleContent content, Checkpoint head, IReadOnlySet<ulong>? wanted, LogSigner log, PrivateKey key)
    {
        var entries = wanted is null
            ? content.Entries.Where(entry => Sets(entry, content.Subject)).TakeLast(1)
            : content.Entries.Where(entry => wanted.Contains(entry.Index));
        var statements = new List<BundleTransparentStatement>();
        foreach (var entry in entries)
        {
            var path = entry.Inclusion[DigestAlgorithm.Sha256];
            if (TransparentStatement.Sign(
                content.Origin, content.Subject, (entry.Index, entry.Leaf, path), head, log, key) is { } statement)
            {
                statements.Add(new BundleTransparentStatement(entry.Index, statement.ToBytes()));
            }
        }

        return statements;
    }

    private static bool Sets(BundleEntry entry, string subject) =>
        EntryLeaf.TryRead(entry.Leaf.Span, out var leaf, out _)
        && leaf.Effects.Any(effect => effect.Key.ToString() == subject);
}
