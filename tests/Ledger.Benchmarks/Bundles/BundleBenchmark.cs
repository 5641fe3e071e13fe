using System.Diagnostics;
using System.Globalization;
using Ledger.Evidence.Bundles;
using Ledger.Testing;

namespace Ledger.Benchmarks.Bundles;

/// <summary>
/// <c>bundles [COUNT] [ROUNDS]</c>: a batch of bundles verified whole on all cores, beside the bare signatures and
/// digests of the same bundles, in turns. The bundles are those that a real registry handed out.
/// </summary>
internal static class BundleBenchmark
{
    public static int Run(IReadOnlyList<string> words)
    {
        var count = words.Count > 0 ? int.Parse(words[0], CultureInfo.InvariantCulture) : 10_000;
        var rounds = words.Count > 1 ? int.Parse(words[1], CultureInfo.InvariantCulture) : 5;
        var folder = Repository.PathOf("tests", "vectors", "recorded");
        if (!TrustAnchors.TryRead(
            File.ReadAllBytes(Path.Combine(folder, "anchors.json")), out var anchors, out var error))
        {
            throw new InvalidOperationException(error);
        }

        byte[][] bundles = [.. Directory.EnumerateFiles(folder, "*.zip").Order().Select(File.ReadAllBytes)];
        BareWork[] bare = [.. bundles.Select(bundle => new BareWork(bundle, anchors))];
        var request = new VerificationRequest();
        var findings = BundleVerifier.Verify(bundles[0], anchors, request).Findings.Count;
        Console.WriteLine($"{count} bundles of {bundles[0].Length} bytes and {findings} claims, in {rounds} rounds");
        var (whole, least) = (0.0, 0.0);
        for (var round = -1; round < rounds; round++)
        {
            // The first round warms up.
            var part = round < 0 ? Math.Min(2_000, count) : count / rounds;
            var ours = Measure(part, i => BundleVerifier.Verify(
                bundles[i % bundles.Length], anchors, request).Refusal is null);
            var theirs = Measure(part, i => bare[i % bare.Length].Run());
            if (round >= 0)
            {
                (whole, least) = (whole + ours, least + theirs);
                Console.WriteLine($"{part / ours,8:F0}/s verified {part / theirs,8:F0}/s bare {theirs / ours,8:F2}");
            }
        }

        Console.WriteLine($"ratio of the whole {least / whole:F2}");
        return 0;
    }

    private static double Measure(int count, Func<int, bool> one)
    {
        var start = Stopwatch.GetTimestamp();
        Parallel.For(0, count, i =>
        {
            if (!one(i))
            {
                throw new InvalidOperationException("A bundle that a registry handed out is refused.");
            }
        });
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
