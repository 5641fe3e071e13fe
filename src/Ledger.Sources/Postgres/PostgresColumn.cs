using Ledger.Evidence.Rows;

namespace Ledger.Sources.Postgres;

/// <summary>A column as it is read.</summary>
/// <param name="Column">What it is in canonical rows.</param>
/// <param name="Oid">The type of its values, or of the elements of its arrays.</param>
internal sealed record PostgresColumn(RowColumn Column, uint Oid);
