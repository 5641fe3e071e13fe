namespace Ledger.Sources.Rows;

/// <summary>Why rows could not be fingerprinted.</summary>
public enum RowFault
{
    /// <summary>There is no such file, table or column.</summary>
    Missing,

    /// <summary>It cannot be read.</summary>
    Unreadable,

    /// <summary>It is not what its format says.</summary>
    Malformed,

    /// <summary>A value is larger than a row may be, or would need more memory than is given to it.</summary>
    TooLarge,

    /// <summary>A type has no canonical form.</summary>
    Type,

    /// <summary>A value is not of the type that its column has.</summary>
    Value,

    /// <summary>Rows are not in the order of their key, or two have one.</summary>
    Order,

    /// <summary>It changed while it was read.</summary>
    Changed,
}
