namespace Ledger.Register;

public sealed partial class RegisterQueries
{
    /// <summary>How many entries of which type there are by legal month, oldest month first.</summary>
    public IReadOnlyList<TallyRow> ListTally() => Read(
        "SELECT month, what, n FROM tally ORDER BY month, what",
        static row => new TallyRow(row.GetString(0), row.GetString(1), row.GetInt64(2)));

    /// <summary>How many registrations stand that everybody may know of, by province; one may be of several.</summary>
    public IReadOnlyList<RegionRow> ListRegions() => Read(
        """
        SELECT coalesce(substr(d.division, 1, 2), '') AS province, count(DISTINCT r.entry)
        FROM record r LEFT JOIN record_division d ON d.entry = r.entry
        WHERE r.shown = 1 AND r.status IN ('valid', 'adjusted') GROUP BY province ORDER BY province
        """,
        static row => new RegionRow(row.GetString(0), row.GetInt64(1)));
}

/// <summary>How many public registrations stand in a province.</summary>
/// <param name="Province">
/// The first two digits of the division; empty for data that is of no division in particular.
/// </param>
/// <param name="Count">How many.</param>
public sealed record RegionRow(string Province, long Count);

/// <summary>A count.</summary>
/// <param name="Month">The legal month in China, <c>yyyy-MM</c>.</param>
/// <param name="What">The type of entries; <c>handled/12</c> for cases that took twelve working days.</param>
/// <param name="Count">How many.</param>
public sealed record TallyRow(string Month, string What, long Count);

/// <summary>What is counted beside the types of entries.</summary>
public static class TallyNames
{
    /// <summary>What the working days of handled cases are counted under.</summary>
    public const string Handled = "handled/";
}
