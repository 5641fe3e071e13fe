using Ledger.Api.Contracts;

namespace Ledger.Cli.Output;

/// <summary>Shows where chains stand.</summary>
internal static class ChainText
{
    public static void Print(IReadOnlyList<ChainResource> chains, bool json)
    {
        if (json)
        {
            Json.Print(chains.ToList());
            return;
        }

        foreach (var chain in chains)
        {
            Print(chain);
        }

        if (chains.Count == 0)
        {
            Console.WriteLine("No chain mirrors this log.");
        }
    }

    private static void Print(ChainResource chain)
    {
        var now = chain.Now;
        Console.WriteLine($"chain      {now.Name}: {now.State}");
        Console.WriteLine($"instance   {(now.Instance.Length > 0 ? now.Instance : "(not reached yet)")}");
        Console.WriteLine($"anchored   {now.Anchored} entries, {now.Lag} published ones are not there yet");
        if (now.Fault is not null)
        {
            Console.WriteLine($"fault      {now.Fault}");
        }

        if (now.Refused is { } refused)
        {
            Console.WriteLine($"refused    [{refused.From}, {refused.To}): {refused.Code}");
        }

        if (now.Fault is null && now.LastFault is { } last)
        {
            Console.WriteLine($"last fault {last.Time} {last.State}: {last.Detail}");
        }

        foreach (var old in chain.Instances.Where(instance => !instance.InUse))
        {
            Console.WriteLine($"given up   {old.Instance}");
        }

        foreach (var range in chain.Instances.Where(instance => instance.InUse).SelectMany(known => known.Voided))
        {
            Console.WriteLine($"voided     [{range.From}, {range.To})");
        }

        if (chain.Gaps.Count > 0)
        {
            Console.WriteLine(
                $"gaps       {chain.Gaps.Count} assets read \"not mirrored\": ledger chain repair {now.Name}");
        }

        Console.WriteLine($"           {now.Advice}");
        Console.WriteLine($"           {now.AdviceChinese}");
    }
}
