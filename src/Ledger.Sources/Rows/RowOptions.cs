using Ledger.Evidence.Manifests;
using Ledger.Evidence.Rows;
using Ledger.Evidence.Sketches;

namespace Ledger.Sources.Rows;

/// <summary>How rows are fingerprinted. The defaults give equal rows equal fingerprints everywhere.</summary>
public sealed record RowOptions
{
    /// <summary>The digests of every row.</summary>
    public ManifestDigests Digests { get; init; } = ManifestDigests.Both;

    /// <summary>The order of the rows; null: by the key where the source has one, else by the rows' digests.</summary>
    public RowsOrder? Order { get; init; }

    /// <summary>
    /// 32 bytes from which the salt of every row follows; empty: rows have none, and whoever guesses a row can find it
    /// by the hashes in a proof. Who keeps the key can make the same fingerprint again.
    /// </summary>
    public ReadOnlyMemory<byte> SaltKey { get; init; }

    /// <summary>Under which key a sketch is made as well; null: none.</summary>
    public SketchKey? Sketch { get; init; }

    /// <summary>How many batches of rows are hashed at once, from 1; what comes out does not depend on it.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>The folder for what sorting sets aside: 32 bytes for each digest and row.</summary>
    public string TemporaryFolder { get; init; } = Path.GetTempPath();

    internal void Validate()
    {
        if (Digests is < ManifestDigests.Sha256 or > ManifestDigests.Both
            || Parallelism < 1
            || (SaltKey.Length != 0 && SaltKey.Length != RowLeaf.SaltSize))
        {
            throw new ArgumentException("Digests, parallelism or salt key are out of their range.", "options");
        }
    }
}
