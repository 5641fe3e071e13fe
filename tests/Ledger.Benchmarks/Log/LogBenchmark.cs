using System.Diagnostics;
using System.Globalization;
using Ledger.Benchmarks.Journal;
using Ledger.Cryptography;
using Ledger.Grains.Contracts;
using Ledger.Journal.Postgres;
using Ledger.Journal.Sqlite;
using Ledger.Ports;
using Ledger.Testing;

namespace Ledger.Benchmarks.Log;

/// <summary>
/// <c>log [sqlite|postgres] [drafts [messages]|signed] [--entries N] [--callers N]</c>: entries through asset and log
/// grain, the asset reached directly behind its first entry or each time by a message to its grain, against bare
/// inserts of the very same bytes in the very same batches into the same database; then signed commands through the
/// whole path against bare P-256 verification on all cores. Rounds take turns; the first ones are not counted, as many
/// as it takes until hardly any code is compiled any more: a registry runs for weeks.
/// </summary>
internal static class LogBenchmark
{
    private const int Rounds = 5;

    // Behind the fewest, at 200,000 entries signed, every asset has had a snapshot taken, which comes at its 256th.
    private const int FewestBefore = 7, MostBefore = 20;

    public static async Task<int> RunAsync(string[] args)
    {
        var entries = Option(args, "--entries", 60_000);
        var callers = Option(args, "--callers", 512);
        using var folder = new TemporaryFolder();
        if (args.Contains("postgres"))
        {
            await using var server = await PostgresServer.StartAsync(["shared_buffers=512MB", "max_wal_size=4GB"]);
            await using var bare = await PostgresBaseline.OpenAsync(server.ConnectionString);
            await using var journal = await PostgresJournal.OpenAsync(
                new() { ConnectionString = server.ConnectionString, Origin = BenchmarkRegistry.Origin }, default);
            await CompareAsync("PostgreSQL", bare, journal, folder, entries, callers, args);
        }
        else
        {
            await using var bare = new SqliteBaseline(folder.PathOf("bare.db"));
            await using var journal = await SqliteJournal.OpenAsync(
                new() { Path = folder.PathOf("journal.db"), Origin = BenchmarkRegistry.Origin }, default);
            await CompareAsync("SQLite", bare, journal, folder, entries, callers, args);
        }

        return 0;
    }

    private static async Task CompareAsync(
        string store, IBareStore bare, IJournal journal, TemporaryFolder folder, int entries, int callers,
        string[] only)
    {
        await using var registry = await BenchmarkRegistry.StartAsync(journal, folder.PathOf("objects"));
        await registry.Log.StatusAsync(default);
        if (!only.Contains("signed"))
        {
            var append = only.Contains("messages")
                ? (stream, n) => registry.Grains.GetGrain<IDraftGrain>(stream["asset/".Length..]).AppendAsync(n)
                : (Func<string, int, Task>)registry.Drafts.AppendAsync;
            await DraftsAsync(store, bare, journal, append, entries, callers);
        }

        if (!only.Contains("drafts"))
        {
            await SignedAsync(store, registry, entries / 2, callers);
        }
    }

    private static async Task DraftsAsync(
        string store, IBareStore bare, IJournal journal, Func<string, int, Task> append, int entries, int callers)
    {
        using var sizes = new BatchSizes();
        var (through, alone) = (TimeSpan.Zero, TimeSpan.Zero);
        var written = 0ul;
        string[] streams = [.. Enumerable.Range(1, callers).Select(caller =>
            "asset/" + caller.ToString("x32", CultureInfo.InvariantCulture))];
        var warmth = new Warmth(2, MostBefore);
        for (var (round, counted) = (0, 0); counted < Rounds; round++)
        {
            var from = (await journal.ReadHeadAsync(default)).Size;
            var share = entries / Rounds;
            var (took, spent) = await SpendAsync(share, () => InFlightAsync(
                callers, share, (caller, n) => append(streams[caller], ((round + 1) * 10_000_000) + n)));
            var same = new List<JournalEntry>(share);
            await foreach (var entry in journal.ReadAsync(from, ulong.MaxValue, default))
            {
                same.Add(entry);
            }

            var batches = sizes.Cut(same);
            var insert = await TimeAsync(async () =>
            {
                foreach (var batch in batches)
                {
                    await bare.AppendAsync(batch);
                }
            });
            if (warmth.IsEnough())
            {
                counted++;
                (through, alone, written) = (through + took, alone + insert, written + (ulong)share);
                Console.WriteLine(
                    $"  {share / took.TotalSeconds:N0}/s through grains, {share / insert.TotalSeconds:N0}/s bare; "
                    + $"{spent} an entry, batches of {share / batches.Count}");
            }
        }

        Console.WriteLine(
            $"{store}: {callers} callers: through grains {written / through.TotalSeconds:N0}/s, the same batches bare "
            + $"{written / alone.TotalSeconds:N0}/s, ratio {alone / through:F2} (to reach: 0.50)");
    }

    private static async Task SignedAsync(string store, BenchmarkRegistry registry, int count, int callers)
    {
        var commands = new SignedCommands(PrivateKey.Generate(SignatureAlgorithm.P256));
        var share = Math.Max(1, count / callers / Rounds);
        var filings = commands.Egress(callers, (MostBefore + Rounds) * share);
        await SeededAssets.SeedAsync(registry, callers);
        await registry.SubmitAsync("party/" + SignedCommands.Holder, commands.Register());
        var (through, alone, filed) = (TimeSpan.Zero, TimeSpan.Zero, callers * share);
        var warmth = new Warmth(FewestBefore, MostBefore);
        for (var (round, counted) = (0, 0); counted < Rounds; round++)
        {
            var part = new Range(round * share, (round + 1) * share);
            var (took, each) = await SpendAsync(filed, () => FileAsync(registry, filings, part));
            var (bare, eachBare) = await SpendAsync(
                filed, () => Task.Run(() => Verify(commands.Key, filings, part)));
            if (warmth.IsEnough())
            {
                counted++;
                (through, alone) = (through + took, alone + bare);
                Console.WriteLine(
                    $"  {filed / took.TotalSeconds:N0}/s through the whole path, "
                    + $"{filed / bare.TotalSeconds:N0}/s bare; {each} a command, {eachBare} a bare verification");
            }
        }

        Console.WriteLine(
            $"{store}: {callers} callers: signed egress filings through the whole path "
            + $"{Rounds * filed / through.TotalSeconds:N0}/s, bare P-256 verification on all cores "
            + $"{Rounds * filed / alone.TotalSeconds:N0}/s, ratio {alone / through:F2} (to reach: 0.60)");
    }

    private static Task FileAsync(BenchmarkRegistry registry, CommandMessage[][] filings, Range part) =>
        Task.WhenAll(filings.Select((own, asset) => Task.Run(async () =>
        {
            var stream = "asset/" + SeededAssets.IdOf(asset);
            foreach (var filing in own[part])
            {
                await registry.SubmitAsync(stream, filing);
            }
        })));

    private static void Verify(PublicKey key, CommandMessage[][] filings, Range part) =>
        Parallel.ForEach(filings, own =>
        {
            foreach (var filing in own[part])
            {
                if (!key.Verify(filing.Envelope, filing.Signature!.Signature))
                {
                    throw new InvalidOperationException("A signature does not verify.");
                }
            }
        });

    /// <summary>
    /// Runs so many calls, at most <paramref name="callers"/> at once, each caller one after the other.
    /// </summary>
    private static Task InFlightAsync(int callers, int count, Func<int, int, Task> call)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            for (var n = Interlocked.Increment(ref next); n < count; n = Interlocked.Increment(ref next))
            {
                await call(caller, n);
            }
        })));
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        Clear();
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start);
    }

    // What one side leaves behind is not to be cleared away in the other's time.
    private static void Clear() => GC.Collect();

    /// <summary>How long so many took, and what each took of both cores and of the heap.</summary>
    private static async Task<(TimeSpan Took, string Each)> SpendAsync(int count, Func<Task> work)
    {
        Clear();
        var before = (Allocated: GC.GetTotalAllocatedBytes(), Cpu: Environment.CpuUsage.TotalTime);
        var (collections, paused) = (GC.CollectionCount(0), GC.GetTotalPauseDuration());
        var start = Stopwatch.GetTimestamp();
        await work();
        var took = Stopwatch.GetElapsedTime(start);
        var cpu = (Environment.CpuUsage.TotalTime - before.Cpu).TotalMicroseconds / count;
        collections = GC.CollectionCount(0) - collections;
        var share = (GC.GetTotalPauseDuration() - paused) / took;
        return (took, $"{cpu:N0} us of CPU and {(GC.GetTotalAllocatedBytes() - before.Allocated) / count:N0} bytes "
            + $"({collections} collections, {share:P1} of the time)");
    }

    private static int Option(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var at
            ? int.Parse(args[at + 1], CultureInfo.InvariantCulture)
            : otherwise;
}
