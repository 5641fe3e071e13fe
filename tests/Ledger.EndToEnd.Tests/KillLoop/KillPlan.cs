namespace Ledger.EndToEnd.Tests.KillLoop;

/// <summary>What is killed in one round, and how many milliseconds after its beginning; null spares it.</summary>
internal sealed record KillRound(int? Server, int? Chain, int? Blobs)
{
    public int Kills => (Server is null ? 0 : 1) + (Chain is null ? 0 : 1) + (Blobs is null ? 0 : 1);
}

/// <summary>Which part is killed when: follows from a seed alone.</summary>
internal static class KillPlan
{
    /// <summary>A round lasts at most so long before its kills are over.</summary>
    private const int LongestDelay = 700;

    /// <summary>In 20 rounds: 18 kills of the server, 13 of the chain, 12 of the blob service.</summary>
    public static IReadOnlyList<KillRound> Of(int seed, int rounds)
    {
        var random = new Random(seed);
        var (server, chain, blobs) = (Share(18), Share(13), Share(12));
        return
        [
            .. Enumerable.Range(0, rounds).Select(round => new KillRound(
                Delay(server[round]), Delay(chain[round]), Delay(blobs[round]))),
        ];

        bool[] Share(int ofTwenty)
        {
            bool[] isKilled = [.. Enumerable.Range(0, rounds).Select(round => round < (rounds * ofTwenty + 19) / 20)];
            random.Shuffle(isKilled);
            return isKilled;
        }

        int? Delay(bool isKilled) => isKilled ? random.Next(LongestDelay + 1) : null;
    }
}
