namespace Ledger.Sources.Rows;

/// <summary>How far reading rows has come.</summary>
/// <param name="Location">What is read.</param>
/// <param name="Rows">Rows done.</param>
/// <param name="Done">From 0 to 1; NaN when it cannot be told.</param>
public readonly record struct RowProgress(string Location, long Rows, double Done);
