using Ledger.Domain.Assets;

namespace Ledger.Cli.Commands;

/// <summary>Which restatements say some keys of an asset again: runs of neighbours, each short enough.</summary>
internal static class Restatements
{
    /// <param name="keys">0 for the record, else ordinals of rights; ascending.</param>
    public static IReadOnlyList<RestateAsset> Of(IReadOnlyList<uint> keys)
    {
        var runs = new List<RestateAsset>();
        foreach (var key in keys)
        {
            if (runs is [.., var last] && last.Last + 1 == key && key - last.First < RestateAsset.MaxKeys)
            {
                runs[^1] = last with { Last = key };
            }
            else
            {
                runs.Add(new RestateAsset(key, key));
            }
        }

        return runs;
    }
}
