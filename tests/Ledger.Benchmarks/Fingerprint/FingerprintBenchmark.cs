using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Ledger.Testing;

namespace Ledger.Benchmarks.Fingerprint;

/// <summary>
/// <c>fingerprint [MIB] [ROUNDS]</c>: the engine beside <c>openssl dgst</c> on the same file, whole processes timed
/// from outside, so that each side pays for its own start. In each round everything has its turn, so that a machine
/// whose speed changes meanwhile changes it for all. What two cores bring is told beside what they bring
/// <c>openssl</c>, two of which hash the file at once: some machines' cores share what both need.
/// </summary>
internal static class FingerprintBenchmark
{
    private const int MiB = 1 << 20;

    private static readonly Contest[] s_contests =
    [
        new("sha256", ["-sha256"]),
        new("sm3", ["-sm3"]),
        new("both", ["-sha256", "-sm3"]),
    ];

    public static async Task<int> RunAsync(IReadOnlyList<string> words)
    {
        var mebibytes = words.Count > 0 ? int.Parse(words[0], CultureInfo.InvariantCulture) : 1024;
        var rounds = words.Count > 1 ? int.Parse(words[1], CultureInfo.InvariantCulture) : 5;
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("data");
        await WriteAsync(file, mebibytes);
        var results = s_contests.ToDictionary(contest => contest, _ => new List<Round>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contest in s_contests)
            {
                results[contest].Add(await RunAsync(contest, file));
            }
        }

        Console.WriteLine($"{mebibytes} MiB from the page cache, median of {rounds} rounds.");
        foreach (var (contest, taken) in results)
        {
            Print(contest.Digests, (double)mebibytes * MiB / 1e6, taken);
        }

        return 0;
    }

    private static async Task<Round> RunAsync(Contest contest, string file)
    {
        Cost alone = default, two = default;
        foreach (var digest in contest.OpenSsl)
        {
            alone += await OpenSslAsync("0", digest, file);
            var started = Stopwatch.GetTimestamp();
            await Task.WhenAll(OpenSslAsync("0", digest, file), OpenSslAsync("1", digest, file));
            two += new Cost(Stopwatch.GetElapsedTime(started).TotalSeconds, 0);
        }

        var (one, oneEngine) = await LedgerAsync("0", file, contest.Digests, 1);
        var (both, bothEngine) = await LedgerAsync("0,1", file, contest.Digests, 2);
        return new Round(alone, two, one, oneEngine, both, bothEngine);
    }

    private static void Print(string name, double megabytes, List<Round> rounds)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: openssl {Of(round => megabytes / round.OpenSsl.Seconds):f0} MB/s, ledger on one core "
            + $"{Of(round => megabytes / round.One.Seconds):f0}, on two "
            + $"{Of(round => megabytes / round.Two.Seconds):f0}"));
        Say("one core, to openssl (sum of both for both)", round => round.OpenSsl.Seconds / round.One.Seconds);
        Say("  the engine alone, without the process", round => round.OpenSsl.Seconds / round.OneEngine.Seconds);
        Say("  its processor time", round => round.OpenSsl.Processor / round.OneEngine.Processor);
        Say("two cores, to one core", round => round.One.Seconds / round.Two.Seconds);
        Say("  the engine alone", round => round.OneEngine.Seconds / round.TwoEngine.Seconds);
        Say("  its processor time", round => round.OneEngine.Processor / round.TwoEngine.Processor);
        Say("  two openssl at once, to one", round => 2 * round.OpenSsl.Seconds / round.OpenSslTwice.Seconds);

        double Of(Func<Round, double> value) => Median(rounds.Select(value));

        void Say(string what, Func<Round, double> value) => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {what,-46}{Of(value),6:f2}   ({rounds.Min(value):f2} to {rounds.Max(value):f2})"));
    }

    private static async Task<Cost> OpenSslAsync(string core, string digest, string file) =>
        (await MeasureAsync(core, "openssl", "dgst", digest, file)).Cost;

    private static async Task<(Cost Whole, Cost Engine)> LedgerAsync(
        string cores, string file, string digests, int parallelism)
    {
        var (whole, output) = await MeasureAsync(
            cores, Environment.ProcessPath!, "fingerprint-once", file, digests,
            parallelism.ToString(CultureInfo.InvariantCulture));
        var inside = output.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToList();
        return (whole, new Cost(inside[0], inside[1]));
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

    private readonly record struct Cost(double Seconds, double Processor)
    {
        public static Cost operator +(Cost left, Cost right) =>
            new(left.Seconds + right.Seconds, left.Processor + right.Processor);
    }

    /// <summary>What each side took in one round.</summary>
    private sealed record Round(
        Cost OpenSsl, Cost OpenSslTwice, Cost One, Cost OneEngine, Cost Two, Cost TwoEngine);

    private sealed record Contest(string Digests, IReadOnlyList<string> OpenSsl);
}
