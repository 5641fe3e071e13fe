using System.Globalization;
using Ledger.Evidence.Entries;

namespace Ledger.Benchmarks.Mirror;

/// <summary>
/// Mirrors the same records twice, each time on a fresh node of the same flags that already holds the same assets:
/// through the anchor loop, signing and reading back included, and as one transaction a record, signed beforehand.
/// </summary>
internal static class MirrorBenchmark
{
    private const int Assets = 10_000;
    private const int WarmUp = 1000;

    /// <summary>
    /// <c>mirror [rights|day|turns] [--assets N] [--rounds N] [--streams N] [--batch N]</c>: three rights of so many
    /// assets, and a mixed day of them in two orders of the log. The two ways take turns.
    /// </summary>
    public static async Task<int> RunAsync(string[] words)
    {
        var (assets, rounds) = (Option(words, "--assets", Assets), Option(words, "--rounds", 1));
        Console.WriteLine($"mirror of {assets} assets: anvil, a block a second, {Environment.ProcessorCount} cores");
        foreach (var shape in MirrorWorkload.Shapes.Where(one => IsAsked(one, words)))
        {
            // A server has been running for a while: it is compiled, not compiling.
            await MirroredAsync([.. shape.Before(WarmUp)], [.. shape.Load(WarmUp)]);
            for (var round = 0; round < rounds; round++)
            {
                await CompareAsync(shape, assets, words);
            }
        }

        return 0;
    }

    private static bool IsAsked(MirrorShape shape, string[] words) =>
        words.Contains(shape.Name) || !MirrorWorkload.Shapes.Any(one => words.Contains(one.Name));

    private static async Task CompareAsync(MirrorShape shape, int assets, string[] words)
    {
        EntryEffect[][] setup = [.. shape.Before(assets)];
        EntryEffect[][] load = [.. shape.Load(assets)];
        var single = await SingleAsync(
            setup, load, Option(words, "--streams", PerRecordBaseline.BestStreams),
            Option(words, "--batch", PerRecordBaseline.BestBatch));
        var mirrored = await MirroredAsync(setup, load);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{shape.Name}: {single.Records} records; one by one {single}; mirror {mirrored}; rate "
            + $"{mirrored.Rate / single.Rate:N2} times, gas {mirrored.GasARecord / single.GasARecord:N3}"));
    }

    private static async Task<Measured> SingleAsync(
        EntryEffect[][] setup, EntryEffect[][] load, int streams, int batch)
    {
        await using var chain = await BenchmarkChain.StartAsync(CancellationToken.None);
        var baseline = new PerRecordBaseline(chain, chain.Key(1), streams, batch);
        await baseline.DeployAsync(CancellationToken.None);
        await baseline.RunAsync(setup, CancellationToken.None);
        return await baseline.RunAsync(load, CancellationToken.None);
    }

    private static async Task<Measured> MirroredAsync(EntryEffect[][] setup, EntryEffect[][] load)
    {
        await using var chain = await BenchmarkChain.StartAsync(CancellationToken.None);
        using var mirror = await MirrorSide.DeployAsync(chain, CancellationToken.None);
        await mirror.RunAsync(setup, CancellationToken.None);
        return await mirror.RunAsync(load, CancellationToken.None);
    }

    private static int Option(string[] words, string name, int otherwise) =>
        Array.IndexOf(words, name) is >= 0 and var at
            ? int.Parse(words[at + 1], CultureInfo.InvariantCulture)
            : otherwise;
}
