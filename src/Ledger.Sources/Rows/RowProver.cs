using Ledger.Cryptography;
using Ledger.Evidence.Membership;

namespace Ledger.Sources.Rows;

/// <summary>Shows that some rows belong to a fingerprint, by reading all rows once more.</summary>
public static class RowProver
{
    /// <summary>Makes the proof, and with it the fingerprint again.</summary>
    /// <param name="source">The rows.</param>
    /// <param name="options">As when the fingerprint was made.</param>
    /// <param name="isWanted">Says by the texts of its values, in the order of the columns, whether to show a row.
    /// </param>
    /// <param name="progress">Told after each batch of rows: answer quickly.</param>
    /// <param name="cancellationToken">Ends the work after the rows in hand.</param>
    /// <returns>The proof, whose manifest the caller compares with that of the fingerprint; null when no row is wanted.
    /// </returns>
    /// <exception cref="RowException">The rows cannot be read, or more are wanted than one proof shows.</exception>
    public static async Task<MembershipProof?> ProveAsync(
        IRowSource source,
        RowOptions options,
        Func<IReadOnlyList<string?>, bool> isWanted,
        IProgress<RowProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(isWanted);
        using var leaves = new LeafFile(options.Digests, options.TemporaryFolder);
        var wanted = new WantedRows(source, isWanted);
        var made = await RowFingerprinter.ComputeAsync(
            source, options, progress, leaves, wanted.Collect, cancellationToken).ConfigureAwait(false);
        if (wanted.Rows.Count == 0)
        {
            return null;
        }

        var places = await Task.Run(() => PlacesOf(leaves, wanted.Rows), cancellationToken).ConfigureAwait(false);
        return new MembershipProof
        {
            Manifest = made.Manifest,
            Description = made.Rows,
            Rows =
            [
                .. wanted.Rows.Select((row, i) => Prove(leaves, row, places[i], cancellationToken)),
            ],
        };
    }

    private static RowProof Prove(LeafFile leaves, WantedRow row, long place, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new RowProof(
            place,
            row.Row,
            row.Salt,
            leaves.Path(DigestAlgorithm.Sha256, place),
            leaves.Path(DigestAlgorithm.Sm3, place));
    }

    // Rows that are alike stand side by side, and each is shown in a place of its own.
    private static long[] PlacesOf(LeafFile leaves, IReadOnlyList<WantedRow> wanted)
    {
        var places = new long[wanted.Count];
        var open = wanted.Index().GroupBy(row => row.Item.Leaf)
            .ToDictionary(rows => rows.Key, rows => new Queue<int>(rows.Select(row => row.Index)));
        var place = 0L;
        foreach (var leaf in leaves.All())
        {
            if (open.TryGetValue(leaf, out var rows) && rows.TryDequeue(out var row))
            {
                places[row] = place;
            }

            place++;
        }

        return places;
    }
}
