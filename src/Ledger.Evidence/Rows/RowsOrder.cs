namespace Ledger.Evidence.Rows;

/// <summary>In which order rows stand in their tree.</summary>
public enum RowsOrder
{
    /// <summary>By a key that no two rows share.</summary>
    Key = 1,

    /// <summary>By the hashes of the rows, so that their own order says nothing.</summary>
    Digest = 2,
}
