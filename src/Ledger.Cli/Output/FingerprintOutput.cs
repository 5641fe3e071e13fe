using Ledger.Sources.Rows;

namespace Ledger.Cli.Output;

/// <summary>A fingerprint of rows, for programs.</summary>
internal sealed record FingerprintedRows(
    long Rows, IReadOnlyList<string> Columns, IReadOnlyList<string> Key, bool Salted,
    string? TreeSha256, string? TreeSm3, string ManifestSha256, string ManifestSm3, bool? Same,
    IReadOnlyList<RowRange> Changes);

/// <summary>What became of a proof of membership, for programs.</summary>
internal sealed record CheckedProof(
    bool Holds, bool? IsContent, string ManifestSha256, string ManifestSm3, IReadOnlyList<string> Chunks,
    IReadOnlyList<CheckedRow> Rows);

/// <summary>A row shown.</summary>
internal sealed record CheckedRow(long Index, IReadOnlyList<NamedValue> Values);

/// <summary>A value of it.</summary>
internal sealed record NamedValue(string Name, string? Value);

/// <summary>How much alike two data sets are, for programs.</summary>
internal sealed record ComparedSketches(
    double Similarity, double Error, int Bins, long Records, long OtherRecords);
