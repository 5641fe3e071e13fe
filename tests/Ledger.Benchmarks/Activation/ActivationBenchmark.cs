using System.Diagnostics;
using System.Globalization;
using Ledger.Benchmarks.Log;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Grains.Contracts;
using Ledger.Journal.Postgres;
using Ledger.Journal.Sqlite;
using Ledger.Ports;
using Ledger.Testing;

namespace Ledger.Benchmarks.Activation;

/// <summary>
/// <c>activation [sqlite|postgres|both] [--entries N]</c>: how long an asset with so many entries takes to answer
/// its first question after nothing was remembered of it: grain activation, snapshot or whole stream, fold, reply.
/// </summary>
internal static class ActivationBenchmark
{
    private const int Rounds = 31;
    private const int WholeRounds = 7;

    // One less than what makes the next snapshot due.
    private const int Tail = 255;

    private static readonly StreamName s_stream = StreamName.Parse("asset/" + SeededAssets.IdOf(0));

    public static async Task<int> RunAsync(string[] args)
    {
        var at = Array.IndexOf(args, "--entries");
        var entries = at < 0 ? 10_000 : int.Parse(args[at + 1], CultureInfo.InvariantCulture);
        using var folder = new TemporaryFolder();
        if (!args.Contains("postgres"))
        {
            await using var journal = await SqliteJournal.OpenAsync(
                new() { Path = folder.PathOf("journal.db"), Origin = BenchmarkRegistry.Origin }, default);
            await MeasureAsync("SQLite", journal, folder.PathOf("objects-sqlite"), entries);
        }

        if (!args.Contains("sqlite"))
        {
            await using var server = await PostgresServer.StartAsync([]);
            await using var journal = await PostgresJournal.OpenAsync(
                new() { ConnectionString = server.ConnectionString, Origin = BenchmarkRegistry.Origin }, default);
            await MeasureAsync("PostgreSQL", journal, folder.PathOf("objects-postgres"), entries);
        }

        return 0;
    }

    private static async Task MeasureAsync(string store, IJournal journal, string objects, int entries)
    {
        await using var registry = await BenchmarkRegistry.StartAsync(journal, objects);
        await registry.Log.StatusAsync(default);
        var commands = new SignedCommands(PrivateKey.Generate(SignatureAlgorithm.P256));
        await SeededAssets.SeedAsync(registry, 1);
        await registry.SubmitAsync("party/" + SignedCommands.Holder, commands.Register());
        var filings = commands.Egress(1, entries - 1 + Tail)[0];
        await FileAsync(registry, filings[..(entries - 1)]);
        var version = (ulong)entries;
        var whole = await TimesAsync(registry, version, WholeRounds, async round =>
        {
            // The round before saves a snapshot beside its answer; it must be there before it can be deleted.
            await (round < 0 ? Task.CompletedTask : SavedAsync(journal, version));
            await journal.DeleteSnapshotsAsync(s_stream.ToString(), default);
        });
        await SavedAsync(journal, version);
        var kept = await TimesAsync(registry, version, Rounds, _ => Task.CompletedTask);
        await FileAsync(registry, filings[(entries - 1)..]);
        var tail = await TimesAsync(registry, version + Tail, Rounds, _ => Task.CompletedTask);
        Console.WriteLine(
            $"{store}: an asset of {entries} entries answers first after {Describe(whole)} from its whole stream, "
            + $"after {Describe(kept)} from its snapshot, after {Describe(tail)} with {Tail} entries behind it");
    }

    /// <summary>Milliseconds to the first answer, ascending.</summary>
    private static async Task<List<double>> TimesAsync(
        BenchmarkRegistry registry, ulong version, int rounds, Func<int, Task> before)
    {
        var times = new List<double>();
        for (var round = -1; round < rounds; round++)
        {
            await before(round);
            await registry.ForgetAsync(s_stream);
            var start = Stopwatch.GetTimestamp();
            var view = await registry.Grains.GetGrain<IAssetGrain>(SeededAssets.IdOf(0)).ReadAsync(default);
            if (round >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            if (view.Version != version)
            {
                throw new InvalidOperationException($"The asset answers at version {view.Version}.");
            }
        }

        times.Sort();
        return times;
    }

    private static async Task SavedAsync(IJournal journal, ulong version)
    {
        while ((await journal.LoadSnapshotAsync(s_stream.ToString(), default))?.Version != version)
        {
            await Task.Yield();
        }
    }

    private static async Task FileAsync(BenchmarkRegistry registry, CommandMessage[] filings)
    {
        var stream = "asset/" + SeededAssets.IdOf(0);
        foreach (var filing in filings)
        {
            await registry.SubmitAsync(stream, filing);
        }
    }

    private static string Describe(List<double> times) =>
        $"{times[times.Count / 2]:F1} ms (median of {times.Count}; {times[0]:F1} to {times[^1]:F1})";
}
