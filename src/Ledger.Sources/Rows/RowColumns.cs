using System.Globalization;
using Ledger.Evidence.Rows;

namespace Ledger.Sources.Rows;

/// <summary>What rows have of columns, seen to before any row is read.</summary>
internal static class RowColumns
{
    /// <summary>Refuses rows without columns, or of more than a description can name.</summary>
    /// <exception cref="RowException">There are none, or too many.</exception>
    public static void RequireCount(int count, string location)
    {
        if (count is < 1 or > RowColumn.MaxCount)
        {
            throw new RowException(
                RowFault.Type,
                location,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"It has {count:N0} columns: a fingerprint has 1 to {RowColumn.MaxCount:N0}."),
                string.Create(
                    CultureInfo.InvariantCulture, $"共有 {count:N0} 列，指纹须有 1 至 {RowColumn.MaxCount:N0} 列。"));
        }
    }
}
