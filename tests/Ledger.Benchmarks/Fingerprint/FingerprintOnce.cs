using System.Diagnostics;
using System.Globalization;
using Ledger.Evidence.Manifests;
using Ledger.Sdk.Fingerprint;

namespace Ledger.Benchmarks.Fingerprint;

/// <summary><c>fingerprint-once FILE DIGESTS PARALLELISM</c>: one run in a process of its own; prints its seconds,
/// then its processor seconds.</summary>
internal static class FingerprintOnce
{
    public static async Task<int> RunAsync(string file, string digests, string parallelism)
    {
        var options = new FingerprintOptions
        {
            Digests = Enum.Parse<ManifestDigests>(digests, ignoreCase: true),
            Parallelism = int.Parse(parallelism, CultureInfo.InvariantCulture),
        };
        var (started, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await Fingerprinter.ComputeAsync(file, options);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var worked = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:f6} {worked:f6}"));
        return 0;
    }
}
