namespace Ledger.Cli.Importing;

/// <summary>
/// Cells that a spreadsheet would take for formulas get an apostrophe when they are written, and lose it when they are
/// read.
/// </summary>
internal static class Neutral
{
    public static string Do(string cell) => IsActive(cell) ? "'" + cell : cell;

    public static string Undo(string cell) => cell.StartsWith('\'') && IsActive(cell[1..]) ? cell[1..] : cell;

    private static bool IsActive(string cell) => cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}
