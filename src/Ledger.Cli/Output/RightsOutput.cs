using Ledger.Api.Contracts;

namespace Ledger.Cli.Output;

/// <summary>Rights as lines for people.</summary>
internal static class RightsOutput
{
    /// <summary>Who had which right on a day; false when nothing is known of the asset.</summary>
    public static bool Show(RightsOnDay? rights, bool json)
    {
        if (rights is not null && json)
        {
            Json.Print(rights);
        }
        else if (rights is not null)
        {
            Console.WriteLine($"asset        {rights.Asset} on {rights.On}");
            Console.WriteLine($"known        entry {rights.Index}, recorded {rights.RecordedTime}");
            Print(rights.Rights);
            if (rights.Rights.Count == 0)
            {
                Console.WriteLine("rights       none on that day, as far as the log says");
            }
        }

        return rights is not null;
    }

    /// <summary>One line a right.</summary>
    public static void Print(IEnumerable<RightResource> rights)
    {
        foreach (var right in rights)
        {
            Console.WriteLine(
                $"right {right.Number,-6} {right.Kind,-8}{right.Status}, {right.From} to {right.Until ?? "no end"}"
                + $", holder {right.Holder[..16]}…{Marks(right)}");
        }
    }

    private static string Marks(RightResource right) =>
        (right.Exclusive ? ", exclusive" : "") + (right.Pledged ? ", pledged" : "") + (right.Frozen ? ", frozen" : "");
}
