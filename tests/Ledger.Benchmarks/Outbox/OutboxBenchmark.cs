using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ledger.Benchmarks.Log;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Sdk;
using Ledger.Testing;

namespace Ledger.Benchmarks.Outbox;

/// <summary>
/// <c>outbox [--acts N]</c>: acts into the outbox, each batch on stable storage before the call returns, against the
/// same bytes appended to a file and synced as often; then acts out of it, signed and acknowledged at once, against the
/// same acts straight from memory. Rounds take turns.
/// </summary>
internal static class OutboxBenchmark
{
    private const int Rounds = 5;
    private const int Streams = 8;

    public static async Task<int> RunAsync(string[] args)
    {
        var at = Array.IndexOf(args, "--acts");
        var acts = at < 0 ? 4_000 : int.Parse(args[at + 1], CultureInfo.InvariantCulture);
        using var folder = new TemporaryFolder();
        Add(folder, acts / 10, 1);
        Add(folder, acts, 100);
        await SendAsync(folder, acts);
        return 0;
    }

    private static void Add(TemporaryFolder folder, int acts, int batch)
    {
        var (adding, bare) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var round = -1; round < Rounds; round++)
        {
            using var outbox = Sdk.Outbox.Open(folder.PathOf($"add-{batch}-{round}"));
            OutboxAct[][] batches = [.. Acts(acts).Chunk(batch)];
            var took = Time(() =>
            {
                foreach (var some in batches)
                {
                    outbox.Add(some);
                }
            });
            var wrote = Time(() => Append(folder.PathOf($"bare-{batch}-{round}"), batches));
            if (round >= 0)
            {
                (adding, bare) = (adding + took, bare + wrote);
            }
        }

        Say($"added, {batch} at a time", "appended and synced as often", acts, adding / Rounds, bare / Rounds);
    }

    private static async Task SendAsync(TemporaryFolder folder, int acts)
    {
        var account = new LedgerAccount(
            "benchmark", PartyId.Parse(SignedCommands.Holder), PrivateKey.Generate(SignatureAlgorithm.P256));
        using var http = new HttpClient(new Yes());
        using var client = new LedgerClient(
            http, new Uri("http://registry.example/"), account, new LedgerClientOptions { Origin = Yes.Origin });
        var (sending, direct) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var round = -1; round < Rounds; round++)
        {
            using var outbox = Sdk.Outbox.Open(folder.PathOf($"send-{round}"));
            outbox.Add([.. Acts(acts)]);
            using var sender = new OutboxSender(outbox, client);
            var took = await TimeAsync(() => sender.SendAsync());
            if (outbox.Count.Waiting > 0)
            {
                throw new InvalidOperationException("Not all was sent.");
            }

            var straight = await TimeAsync(() => StraightAsync(client, acts, outbox.Options.StreamsAtOnce));
            if (round >= 0)
            {
                (sending, direct) = (sending + took, direct + straight);
            }
        }

        Say("sent from the outbox", "straight from memory", acts, sending / Rounds, direct / Rounds);
    }

    // Each stream one after the other, as many at once as the outbox has.
    private static Task StraightAsync(LedgerClient client, int acts, int atOnce) => Parallel.ForEachAsync(
        Acts(acts).GroupBy(static act => act.Stream), new ParallelOptions { MaxDegreeOfParallelism = atOnce },
        async (own, stop) =>
        {
            var sequence = 0ul;
            foreach (var act in own)
            {
                var command = new FileEgress(++sequence, ((FileEgress)act.Command).Content);
                await client.ExecuteAsync(
                    act.Stream, sequence, FreshId.At(TimeProvider.System.GetUtcNow()), command, stop);
            }
        });

    private static IEnumerable<OutboxAct> Acts(int count) => Enumerable.Range(0, count).Select(static n =>
        new OutboxAct(
            StreamName.Parse("asset/" + SeededAssets.IdOf(n % Streams)),
            new FileEgress(1, DigestPair.Of(BitConverter.GetBytes(n)))));

    private static void Append(string path, OutboxAct[][] batches)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
        foreach (var batch in batches)
        {
            file.Write(Encoding.UTF8.GetBytes(string.Concat(batch.Select(static act =>
                Encoding.UTF8.GetString(CanonicalJson.Write(Domain.CommandCodec.Write(act.Command)))))));
            file.Flush(flushToDisk: true);
        }
    }

    private static TimeSpan Time(Action work)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start);
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start);
    }

    private static void Say(string what, string other, int acts, TimeSpan took, TimeSpan bare) => Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{acts} acts: {acts / took.TotalSeconds:N0}/s {what}, {acts / bare.TotalSeconds:N0}/s {other}, "
            + $"ratio {bare / took:F2}"));
}
