using System.Globalization;
using System.Text;

namespace Ledger.Evidence.Words;

internal static partial class Sentences
{
    /// <summary>
    /// What comes of a period that is whole: what was recorded on its days, what before and what behind them. Each
    /// alone, and all three as the one sentence in which they are said: with a hole for each, a text from elsewhere
    /// could have them tried at every place.
    /// </summary>
    private static (string English, string Chinese)[] OfPeriods
    {
        get
        {
            (string English, string Chinese)[] recorded =
            [
                ("None was recorded on these days", "该期间没有任何记录"),
                ("Number {number} was recorded on these days and is here", "第 {0} 号记录于该期间，且在此"),
                ("Numbers {number} to {number} were recorded on these days and are here",
                    "第 {0} 号至第 {1} 号记录于该期间，全部在此"),
            ];
            (string English, string Chinese)[] before =
            [
                ("there is none before", "此前没有"),
                ("number {number} was recorded before", "第 {0} 号记录于其前"),
            ];
            (string English, string Chinese)[] behind =
            [
                ("no number {number}", "没有第 {0} 号"),
                ("number {number} after them", "第 {0} 号记录于其后"),
            ];
            return
            [
                .. recorded, .. before, .. behind,
                .. from one in recorded
                   from two in before
                   from three in behind
                   select (
                       $"{one.English}; {two.English}, {three.English}.",
                       Numbered($"{one.Chinese}；{two.Chinese}，{three.Chinese}")),
            ];
        }
    }

    // Each part counts its holes from 0, in their order.
    private static string Numbered(string joined)
    {
        var parts = joined.Split('{');
        var text = new StringBuilder(parts[0]);
        for (var hole = 0; hole < parts.Length - 1; hole++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{{{hole}}}").Append(parts[hole + 1].AsSpan(2));
        }

        return text.ToString();
    }
}
