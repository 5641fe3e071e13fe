namespace Ledger.EndToEnd.Tests.KillLoop;

/// <summary>When what is killed in one round; all in milliseconds.</summary>
/// <param name="Server">After the round's beginning; null spares it.</param>
/// <param name="Start">The server once more, so long after it was started again; null spares it.</param>
/// <param name="Chain">After the round's beginning, each between the one before and the next.</param>
/// <param name="Blobs">After the round's beginning; null spares it.</param>
internal sealed record KillRound(int? Server, int? Start, IReadOnlyList<int> Chain, int? Blobs)
{
    public int Kills => Count(Server) + Count(Start) + Chain.Count + Count(Blobs);

    private static int Count(int? kill) => kill is null ? 0 : 1;
}

/// <summary>Which part is killed when: follows from a seed alone.</summary>
internal static class KillPlan
{
    // A server runs this long at most before it is killed; it was ready when the round began.
    private const int LongestLife = 900;

    // From nothing to ready takes about so long: kills during a start fall into every part of it.
    private const int LongestStart = 2_500;

    // Chain and blob service die before, during and after the server's absence.
    private const int LongestDelay = 3_500;

    /// <summary>
    /// In 30 rounds: 28 kills of the server, 12 of one that is starting again, 40 of the chain, 22 of the blob service.
    /// </summary>
    public static IReadOnlyList<KillRound> Of(int seed, int rounds)
    {
        var random = new Random(seed);
        int[] all = [.. Enumerable.Range(0, rounds)];
        var server = Pick(all, 28);
        var (start, chain, second, blobs) = (Pick(server, 12), Pick(all, 28), Pick(all, 12), Pick(all, 22));
        return [.. all.Select(Round)];

        KillRound Round(int n)
        {
            IEnumerable<int?> chains = [When(chain, n, LongestDelay), When(second, n, LongestDelay)];
            return new KillRound(
                When(server, n, LongestLife),
                When(start, n, LongestStart),
                [.. chains.OfType<int>().Order()],
                When(blobs, n, LongestDelay));
        }

        int[] Pick(int[] among, int ofThirty)
        {
            int[] shuffled = [.. among];
            random.Shuffle(shuffled);
            return shuffled[..(((rounds * ofThirty) + 29) / 30)];
        }

        int? When(int[] killed, int n, int longest) => killed.Contains(n) ? random.Next(longest + 1) : null;
    }
}
