using Ledger.Evidence.Rows;

namespace Ledger.Sources.Csv;

/// <summary>How a CSV file is read (SPEC-rows, section CSV).</summary>
public sealed record CsvOptions
{
    /// <summary>What stands between values: a comma, a semicolon, a tab.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>The types of columns by name; those that are not named are text.</summary>
    public IReadOnlyDictionary<string, RowType> Types { get; init; } = new Dictionary<string, RowType>();

    /// <summary>The columns in whose order the file stands; empty where it stands in none.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];
}
