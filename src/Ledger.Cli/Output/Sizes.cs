using System.Globalization;

namespace Ledger.Cli.Output;

/// <summary>Says how much, for people.</summary>
internal static class Sizes
{
    private static readonly string[] s_units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

    /// <summary><c>1 file</c>, <c>2 files</c>.</summary>
    public static string Counted(long count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    public static string Of(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        while (value >= 1024 && unit < s_units.Length - 1)
        {
            (value, unit) = (value / 1024, unit + 1);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{value:0.#} {s_units[unit]}");
    }
}
