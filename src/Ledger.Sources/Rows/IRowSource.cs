using Ledger.Evidence.Rows;

namespace Ledger.Sources.Rows;

/// <summary>Rows, read once from the first to the last. Not thread-safe.</summary>
public interface IRowSource : IAsyncDisposable
{
    /// <summary>What is read, for messages: no credential stands in it.</summary>
    string Location { get; }

    /// <summary>The columns in the order of the values.</summary>
    IReadOnlyList<RowColumn> Columns { get; }

    /// <summary>The columns by whose order the rows come, no two alike in them; empty where there are none.</summary>
    IReadOnlyList<string> Key { get; }

    /// <summary>How far reading has come, from 0 to 1; NaN when it cannot be told.</summary>
    double Done { get; }

    /// <summary>Writes the next row into an empty builder; false when there is none, and ever after.</summary>
    /// <exception cref="RowException">The rows cannot be read, or have no canonical form.</exception>
    ValueTask<bool> ReadAsync(RowBuilder row, CancellationToken cancellationToken);
}
