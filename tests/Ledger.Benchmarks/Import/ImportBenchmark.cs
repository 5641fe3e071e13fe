using System.Diagnostics;
using System.Globalization;
using Ledger.Benchmarks.Log;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Grains.Contracts;
using Ledger.Journal.Sqlite;
using Ledger.Sdk;
using Ledger.Testing;

namespace Ledger.Benchmarks.Import;

/// <summary>
/// <c>import [--rows N] [--batch N] [--requests N]</c>: applications for first registration, signed ahead of time,
/// through the whole path of the grain-and-log benchmark in this process; then as many others to the registry's own
/// program on its embedded defaults, over HTTP and the loopback, first signed ahead of time and then by the package's
/// import with its journal, which signs them meanwhile. Rounds take turns, the first ones are not counted; sender and
/// server share the cores, and the server publishes and keeps its register meanwhile.
/// </summary>
internal static class ImportBenchmark
{
    private const int Rounds = 3;

    // Then hardly any code is compiled any more on either side: a registry runs for weeks.
    private const int Before = 8;
    private const int Callers = 512;

    public static async Task<int> RunAsync(string[] args)
    {
        var (rows, batch) = (Option(args, "--rows", 8_000), Option(args, "--batch", 250));
        var requests = Option(args, "--requests", 4);
        using var folder = new TemporaryFolder();
        await using var journal = await SqliteJournal.OpenAsync(
            new() { Path = folder.PathOf("journal.db"), Origin = BenchmarkRegistry.Origin }, default);
        await using var registry = await BenchmarkRegistry.StartAsync(journal, folder.PathOf("objects"));
        await registry.Log.StatusAsync(default);
        await using var served = await ServedRegistry.StartAsync(folder.PathOf("served"));
        var own = new SignedCommands(PrivateKey.Generate(SignatureAlgorithm.P256));
        await registry.SubmitAsync("party/" + SignedCommands.Holder, own.Register());
        var options = new ImportOptions { BatchSize = batch, Concurrency = requests };
        var sums = new TimeSpan[3];
        for (var round = 0; round < Before + Rounds; round++)
        {
            var from = round * 2 * rows;
            var commands = own.Filings(Applications.Of(PartyId.Parse(SignedCommands.Holder), from, rows));
            TimeSpan[] took =
            [
                await TimeAsync(() => FileAsync(registry, commands)),
                await SendAsync(served.Client, from, rows, batch, requests),
                await TimeAsync(() => ImportAsync(
                    served.Client, from + rows, rows,
                    options with { Journal = ImportJournal.Open(folder.PathOf($"import-{round}.db"), "") })),
            ];
            for (var side = 0; side < sums.Length && round >= Before; side++)
            {
                sums[side] += took[side];
            }

            Console.WriteLine(
                $"  round {round + 1}{(round < Before ? ", not counted" : "")}: {rows / took[0].TotalSeconds:N0}/s "
                + $"through the grains, {rows / took[1].TotalSeconds:N0}/s over the API signed ahead, "
                + $"{rows / took[2].TotalSeconds:N0}/s imported");
        }

        Console.WriteLine(
            $"Import over the API against the same through grains and log: {sums[0] / sums[1]:F2} signed ahead, "
            + $"{sums[0] / sums[2]:F2} with signing and journal (to reach: 0.50)");
        return 0;
    }

    private static async Task FileAsync(BenchmarkRegistry registry, (string Stream, CommandMessage Message)[] commands)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            for (var n = Interlocked.Increment(ref next); n < commands.Length; n = Interlocked.Increment(ref next))
            {
                await registry.SubmitAsync(commands[n].Stream, commands[n].Message);
            }
        })));
    }

    private static async Task<TimeSpan> SendAsync(LedgerClient client, int from, int rows, int batch, int requests)
    {
        var signed = new List<PreparedCommand>();
        foreach (var application in Applications.Of(client.Account!.Party, from, rows))
        {
            var act = ImportAct.Filing(client, application);
            signed.Add(PreparedCommand.Sign(
                await client.DraftAsync(act.Stream, 0, act.CommandId, act.Command), client.Account));
        }

        return await TimeAsync(() => Parallel.ForEachAsync(
            signed.Chunk(batch), new ParallelOptions { MaxDegreeOfParallelism = requests },
            async (part, cancellationToken) =>
            {
                await foreach (var result in client.SubmitManyAsync(part, cancellationToken))
                {
                    _ = result.Accepted ?? throw new InvalidOperationException(result.Problem!.Code);
                }
            }));
    }

    private static async Task ImportAsync(LedgerClient client, int from, int rows, ImportOptions options)
    {
        using (options.Journal)
        {
            var acts = Applications.Of(client.Account!.Party, from, rows).Index().Select(one => new ImportRow
            {
                Number = one.Index + 1,
                Act = ImportAct.Filing(client, one.Item),
            });
            await foreach (var result in client.ImportAsync(acts.ToAsyncEnumerable(), options))
            {
                _ = result.Accepted ?? throw new InvalidOperationException(result.Problem!.Code);
            }
        }
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start);
    }

    private static int Option(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var at
            ? int.Parse(args[at + 1], CultureInfo.InvariantCulture)
            : otherwise;
}
