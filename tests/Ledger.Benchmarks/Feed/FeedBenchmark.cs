using System.Diagnostics;
using System.Globalization;
using Ledger.Api.Feed;
using Ledger.Benchmarks.Log;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Grains.Aggregates;
using Ledger.Grains.Feed;
using Ledger.Grains.Log;
using Ledger.Journal.Sqlite;
using Ledger.Ports;
using Ledger.Register;
using Ledger.Testing;

namespace Ledger.Benchmarks.Feed;

/// <summary>
/// <c>feed [--entries N]</c>: taking entries of a log into the feed, against reading and parsing the same leaves and no
/// more; then a party's way through its feed page by page, against going through the whole log for its own entries.
/// Rounds take turns.
/// </summary>
internal static class FeedBenchmark
{
    private const int Rounds = 5;
    private const int Assets = 256;

    // As a client asks for them.
    private const int Page = 500;

    public static async Task<int> RunAsync(string[] args)
    {
        var at = Array.IndexOf(args, "--entries");
        var entries = at < 0 ? 40_000 : int.Parse(args[at + 1], CultureInfo.InvariantCulture);
        using var folder = new TemporaryFolder();
        await using var journal = await SqliteJournal.OpenAsync(
            new() { Path = folder.PathOf("journal.db"), Origin = BenchmarkRegistry.Origin }, default);
        await FillAsync(journal, folder, entries);
        var size = (await journal.ReadHeadAsync(default)).Size;
        await TakingAsync(journal, folder, size);
        await ReadingAsync(journal, folder, size);
        return 0;
    }

    private static async Task FillAsync(IJournal journal, TemporaryFolder folder, int entries)
    {
        await using var registry = await BenchmarkRegistry.StartAsync(journal, folder.PathOf("objects"));
        await registry.Log.StatusAsync(default);
        var commands = new SignedCommands(PrivateKey.Generate(SignatureAlgorithm.P256));
        await SeededAssets.SeedAsync(registry, Assets);
        await registry.SubmitAsync("party/" + SignedCommands.Holder, commands.Register());
        await Task.WhenAll(commands.Egress(Assets, entries / Assets).Select((own, asset) => Task.Run(async () =>
        {
            foreach (var filing in own)
            {
                await registry.SubmitAsync("asset/" + SeededAssets.IdOf(asset), filing);
            }
        })));
    }

    private static async Task TakingAsync(IJournal journal, TemporaryFolder folder, ulong size)
    {
        var (taking, bare) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var round = -1; round < Rounds; round++)
        {
            using var feed = new FeedDatabase(folder.PathOf($"feed-{round}.db"));
            var states = new StreamStates(
                journal, new AggregateCatalogue(Aggregates.All), new SnapshotSeal(new byte[32]));
            using var follower = new FeedFollower(new LogHeadings(journal), feed, states);
            var took = await TimeAsync(() => follower.FollowAsync(default));
            var read = await TimeAsync(() => ScanAsync(journal, null));
            if (round >= 0)
            {
                (taking, bare) = (taking + took, bare + read);
            }
        }

        Say("taken into the feed", "leaves read and parsed", size, taking / Rounds, bare / Rounds);
    }

    private static async Task ReadingAsync(IJournal journal, TemporaryFolder folder, ulong size)
    {
        using var feed = new FeedDatabase(folder.PathOf("feed-0.db"));
        var reader = new FeedReader(feed, journal);
        var (paging, scanning) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var round = -1; round < Rounds; round++)
        {
            var took = await TimeAsync(() => PageAsync(reader));
            var read = await TimeAsync(() => ScanAsync(journal, SignedCommands.Holder));
            if (round >= 0)
            {
                (paging, scanning) = (paging + took, scanning + read);
            }
        }

        Say("read from the feed by one party", "the whole log read for them", size, paging / Rounds, scanning / Rounds);
    }

    private static async Task<ulong> PageAsync(FeedReader reader)
    {
        var (after, count) = (0ul, 0ul);
        while (true)
        {
            var page = await reader.ReadAsync(SignedCommands.Holder, after, Page, default);
            (after, count) = (ulong.Parse(page.Next, CultureInfo.InvariantCulture), count + (ulong)page.Items.Count);
            if (!page.More)
            {
                return count;
            }
        }
    }

    private static async Task<ulong> ScanAsync(IJournal journal, string? actor)
    {
        var own = 0ul;
        await foreach (var stored in journal.ReadLeavesAsync(0, ulong.MaxValue, default))
        {
            own += EntryLeaf.TryRead(stored.Leaf.Span, out var leaf, out _)
                && (actor is null || leaf.Actor?.ToString() == actor) ? 1ul : 0;
        }

        return own;
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task<ulong>> work)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        if (await work() == 0)
        {
            throw new InvalidOperationException("Nothing was done.");
        }

        return Stopwatch.GetElapsedTime(start);
    }

    private static void Say(string what, string other, ulong size, TimeSpan took, TimeSpan bare) => Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{size} entries: {size / took.TotalSeconds:N0}/s {what}, {size / bare.TotalSeconds:N0}/s {other}, "
            + $"ratio {bare / took:F2}"));
}
