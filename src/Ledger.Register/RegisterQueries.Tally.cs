namespace Ledger.Register;

public sealed partial class RegisterQueries
{
    /// <summary>How many entries of which type there are by legal month, oldest month first.</summary>
    public IReadOnlyList<TallyRow> ListTally() => Read(
        "SELECT month, what, n FROM tally ORDER BY month, what",
        static row => new TallyRow(row.GetString(0), row.GetString(1), row.GetInt64(2)));
}

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
