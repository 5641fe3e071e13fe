using Ledger.Cryptography;
using Ledger.Evidence.Rows;

namespace Ledger.Evidence.Membership;

/// <summary>That one row is among those described: the row itself, and an audit path in each digest.</summary>
/// <param name="Index">Its place in the order of the rows.</param>
/// <param name="Row">Its canonical bytes.</param>
/// <param name="Salt">The salt of its leaf; empty where leaves have none.</param>
/// <param name="Sha256">Audit path in the SHA-256 tree; null where there is none.</param>
/// <param name="Sm3">Audit path in the SM3 tree; null where there is none.</param>
public sealed record RowProof(
    long Index,
    ReadOnlyMemory<byte> Row,
    ReadOnlyMemory<byte> Salt,
    IReadOnlyList<Digest>? Sha256,
    IReadOnlyList<Digest>? Sm3)
{
    /// <summary>Whether it shows its row to be one of these. Nothing but the description is trusted.</summary>
    public bool Verify(RowSet rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (Index < 0 || Index >= rows.Rows
            || Salt.Length != (rows.IsSalted ? RowLeaf.SaltSize : 0)
            || !RowReader.IsRow(Row.Span, rows.Columns))
        {
            return false;
        }

        var leaf = RowLeaf.Of(rows.Digests, Salt.Span, Row.Span);
        return Shows(DigestAlgorithm.Sha256, Sha256) && Shows(DigestAlgorithm.Sm3, Sm3);

        bool Shows(DigestAlgorithm algorithm, IReadOnlyList<Digest>? path) => rows.Tree[algorithm] is { } root
            ? path is not null && MerkleTree.VerifyInclusion(
                algorithm, leaf[algorithm]!.Value, (ulong)Index, (ulong)rows.Rows, path, root)
            : path is null;
    }
}
