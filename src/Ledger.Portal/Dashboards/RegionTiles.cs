namespace Ledger.Portal.Dashboards;

/// <summary>
/// Where the tile of each province is. Tiles of one size say of each province as much as of the others, and draw no
/// border that somebody would have to draw rightly.
/// </summary>
internal static class RegionTiles
{
    /// <summary>The side of a tile.</summary>
    public const int Side = 62;

    private const int Step = 66;

    // GB/T 2260, first two digits, by rows from the north.
    private static readonly string[] s_rows =
    [
        ".. .. .. .. .. .. .. 23",
        ".. .. .. .. .. 15 .. 22",
        "65 .. 62 64 14 11 12 21",
        ".. 63 61 41 13 37 .. ..",
        "54 51 50 42 34 32 31 ..",
        ".. 53 52 43 36 33 .. ..",
        ".. .. 45 44 35 .. 71 ..",
        ".. .. 46 82 81 .. .. ..",
    ];

    /// <summary>The picture's width.</summary>
    public const int Width = 8 * Step;

    /// <summary>The picture's height.</summary>
    public const int Height = 8 * Step;

    /// <summary>All tiles.</summary>
    public static IReadOnlyList<(string Province, int X, int Y)> All { get; } =
    [
        .. s_rows.SelectMany(static (row, y) => row.Split(' ').Select((province, x) => (province, x * Step, y * Step)))
            .Where(static tile => tile.province != ".."),
    ];

    /// <summary>How dark a tile is, from 0 for none to 4 for the most.</summary>
    public static int Darkness(long count, long highest) =>
        count == 0 ? 0 : 1 + (int)Math.Min(3, 4 * (count - 1) / Math.Max(1, highest));
}
