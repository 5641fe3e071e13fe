using System.Diagnostics;
using System.Globalization;
using Ledger.Journal.Postgres;
using Ledger.Journal.Sqlite;
using Ledger.Ports;
using Ledger.Testing;

namespace Ledger.Benchmarks.Journal;

/// <summary>
/// <c>journal [sqlite|postgres|both] [--entries N] [--batch N] [--random-ids]</c>: appends against bare batched
/// inserts of the same bytes into the same database. The two take turns, so that what else the machine does falls on
/// both; making the entries is not timed.
/// </summary>
internal static class JournalBenchmark
{
    private const int Rounds = 10;
    private const string Origin = "dev-benchmark.example/registry";

    internal static async Task<int> RunAsync(string[] args)
    {
        var entries = Option(args, "--entries", 100_000);
        var batch = Option(args, "--batch", 512);
        var randomIds = args.Contains("--random-ids");
        Console.WriteLine(
            $"{entries} entries of {JournalWorkload.LeafBytes} byte leaves, batches of {batch}, "
            + (randomIds ? "random command ids" : "command ids that grow with time"));
        if (!args.Contains("postgres"))
        {
            using var folder = new TemporaryFolder();
            await using var bare = new SqliteBaseline(folder.PathOf("bare.db"));
            await using var journal = await SqliteJournal.OpenAsync(
                new SqliteJournalOptions { Path = folder.PathOf("journal.db"), Origin = Origin }, default);
            await CompareAsync("SQLite", bare, journal, entries, batch, randomIds);
        }

        if (!args.Contains("sqlite"))
        {
            await using var server = await PostgresServer.StartAsync(["shared_buffers=512MB", "max_wal_size=4GB"]);
            await using var bare = await PostgresBaseline.OpenAsync(server.ConnectionString);
            await using var journal = await PostgresJournal.OpenAsync(
                new PostgresJournalOptions { ConnectionString = server.ConnectionString, Origin = Origin }, default);
            await CompareAsync("PostgreSQL", bare, journal, entries, batch, randomIds);
        }

        return 0;
    }

    private static async Task CompareAsync(
        string store, IBareStore bare, IJournal journal, int entries, int batch, bool randomIds)
    {
        var workload = new JournalWorkload(randomIds);
        var epoch = (await journal.AcquireAsync(default)).Epoch;
        var founding = workload.Founding();
        await AppendAsync(journal, epoch, founding);
        await bare.AppendAsync(founding);

        Clock[] warm = [new(), new()];
        Clock[] clocks = [new(), new()];
        var ratios = new List<double>();
        for (var round = -1; round < Rounds; round++)
        {
            var timed = round < 0 ? warm : clocks;
            var before = (timed[0].Elapsed, timed[1].Elapsed);
            for (var done = 0; done < entries / Rounds; done += batch)
            {
                var work = workload.Batch(batch);
                await timed[0].TimeAsync(batch, () => bare.AppendAsync(work));
                await timed[1].TimeAsync(batch, () => AppendAsync(journal, epoch, work));
            }

            if (round >= 0)
            {
                ratios.Add((timed[0].Elapsed - before.Item1) / (timed[1].Elapsed - before.Item2));
            }
        }

        ratios.Sort();
        Console.WriteLine($"{store}: bare {clocks[0]}; journal {clocks[1]}");
        Console.WriteLine(
            $"{store}: ratio {clocks[0].Elapsed / clocks[1].Elapsed:F2} of the whole, "
            + $"{ratios[Rounds / 2]:F2} median, {ratios[0]:F2} to {ratios[^1]:F2} a round");
    }

    private static async Task AppendAsync(IJournal journal, long epoch, List<JournalEntry> batch)
    {
        if (await journal.AppendAsync(epoch, batch[0].Index, batch, default) is not Appended)
        {
            throw new InvalidOperationException("The workload met a conflict.");
        }
    }

    private static int Option(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var at
            ? int.Parse(args[at + 1], CultureInfo.InvariantCulture)
            : otherwise;

    /// <summary>Sums what it times.</summary>
    private sealed class Clock
    {
        private readonly List<double> _milliseconds = [];
        private long _entries;

        internal TimeSpan Elapsed { get; private set; }

        internal async Task TimeAsync(int entries, Func<Task> work)
        {
            var start = Stopwatch.GetTimestamp();
            await work();
            var elapsed = Stopwatch.GetElapsedTime(start);
            Elapsed += elapsed;
            _entries += entries;
            _milliseconds.Add(elapsed.TotalMilliseconds);
        }

        public override string ToString()
        {
            _milliseconds.Sort();
            var (half, most) = (_milliseconds[_milliseconds.Count / 2], _milliseconds[_milliseconds.Count * 99 / 100]);
            return $"{_entries / Elapsed.TotalSeconds:N0}/s, a batch in {half:F1} ms (p99 {most:F1})";
        }
    }
}
