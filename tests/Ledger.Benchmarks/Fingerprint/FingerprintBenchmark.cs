using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Ledger.Testing;

namespace Ledger.Benchmarks.Fingerprint;

/// <summary>
/// <c>fingerprint [MIB] [ROUNDS]</c>: the engine beside <c>openssl dgst</c> on the same file and the same core, in
/// turns, whole processes timed from outside, so that each side pays for its own start.
/// </summary>
internal static class FingerprintBenchmark
{
    private const int MiB = 1 << 20;

    private static readonly Contest[] s_contests =
    [
        new("sha256, one core", "0", "sha256", 1, ["-sha256"]),
        new("sm3, one core", "0", "sm3", 1, ["-sm3"]),
        new("both, one core, against the sum", "0", "both", 1, ["-sha256", "-sm3"]),
        new("sha256, two cores", "0,1", "sha256", 2, ["-sha256"]),
        new("sm3, two cores", "0,1", "sm3", 2, ["-sm3"]),
        new("both, two cores, against the sum", "0,1", "both", 2, ["-sha256", "-sm3"]),
    ];

    public static async Task<int> RunAsync(IReadOnlyList<string> words)
    {
        var mebibytes = words.Count > 0 ? int.Parse(words[0], CultureInfo.InvariantCulture) : 1024;
        var rounds = words.Count > 1 ? int.Parse(words[1], CultureInfo.InvariantCulture) : 5;
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("data");
        await WriteAsync(file, mebibytes);

        Console.WriteLine($"{mebibytes} MiB from the page cache, median of {rounds} rounds; MB/s of whole processes,");
        Console.WriteLine("ratios to openssl on one core: whole processes, the engine alone, its processor time");
        Console.WriteLine($"{"",-34}{"openssl",9}{"ledger",9}{"ratio",8}{"engine alone",15}{"processor time",18}");
        foreach (var contest in s_contests)
        {
            await RunAsync(contest, file, mebibytes, rounds);
        }

        return 0;
    }

    private static async Task RunAsync(Contest contest, string file, int mebibytes, int rounds)
    {
        List<Cost> theirs = [], ours = [], engine = [];
        for (var round = 0; round < rounds; round++)
        {
            var sum = default(Cost);
            foreach (var digest in contest.OpenSsl)
            {
                var (cost, _) = await MeasureAsync("0", "openssl", "dgst", digest, file);
                sum = new Cost(sum.Seconds + cost.Seconds, sum.Processor + cost.Processor);
            }

            theirs.Add(sum);
            var (whole, output) = await MeasureAsync(
                contest.Cores,
                Environment.ProcessPath!,
                "fingerprint-once",
                file,
                contest.Digests,
                contest.Parallelism.ToString(CultureInfo.InvariantCulture));
            ours.Add(whole);
            var inside = output.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToList();
            engine.Add(new Cost(inside[0], inside[1]));
        }

        Print(contest.Name, (double)mebibytes * MiB / 1e6, theirs, ours, engine);
    }

    private static void Print(string name, double megabytes, List<Cost> theirs, List<Cost> ours, List<Cost> engine)
    {
        var baseline = Median(theirs.Select(cost => cost.Seconds));
        var product = Median(ours.Select(cost => cost.Seconds));
        var alone = baseline / Median(engine.Select(cost => cost.Seconds));
        var work = Median(theirs.Select(cost => cost.Processor)) / Median(engine.Select(cost => cost.Processor));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-34}{megabytes / baseline,9:f0}{megabytes / product,9:f0}{baseline / product,8:f2}"
            + $"{alone,15:f2}{work,18:f2}"));
    }

    private static async Task<(Cost Cost, string Output)> MeasureAsync(string cores, params string[] command)
    {
        var (started, processor) = (Stopwatch.GetTimestamp(), ProcessorSecondsOfChildren());
        var output = await ChildProcess.RunAsync(new ChildProcessOptions("taskset", ["-c", cores, .. command]));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return (new Cost(seconds, ProcessorSecondsOfChildren() - processor), output.Trim());
    }

    // proc(5): fields 16 and 17 of stat, in hundredths; the second field may hold anything but ends with the last ')'.
    private static double ProcessorSecondsOfChildren()
    {
        var stat = File.ReadAllText("/proc/self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (double.Parse(fields[13], CultureInfo.InvariantCulture)
            + double.Parse(fields[14], CultureInfo.InvariantCulture)) / 100;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static async Task WriteAsync(string file, int mebibytes)
    {
        await using var stream = File.Create(file);
        for (var i = 0; i < mebibytes; i++)
        {
            await stream.WriteAsync(RandomNumberGenerator.GetBytes(MiB));
        }
    }

    private readonly record struct Cost(double Seconds, double Processor);

    private sealed record Contest(
        string Name, string Cores, string Digests, int Parallelism, IReadOnlyList<string> OpenSsl);
}
