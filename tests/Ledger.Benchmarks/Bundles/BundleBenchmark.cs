using System.Diagnostics;
using System.Globalization;
using Ledger.Benchmarks.Log;
using Ledger.Evidence.Bundles;
using Ledger.Testing;

namespace Ledger.Benchmarks.Bundles;

/// <summary>
/// <c>bundles [COUNT] [ROUNDS]</c>: a batch of bundles verified whole on all cores, beside the bare signatures and
/// digests of the same bundles, in turns. The bundles are those that a real registry handed out. The first rounds are
/// not counted, as many as it takes until hardly any code is compiled any more: the verifier that is handed out is
/// compiled before.
/// </summary>
internal static class BundleBenchmark
{
    private const int Turn = 250;
    private const int MostBefore = 6;

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
        var part = count / rounds;
        var warmth = new Warmth(1, MostBefore);
        for (var counted = 0; counted < rounds;)
        {
            var (ours, theirs) = InTurns(
                part, i => BundleVerifier.Verify(bundles[i % bundles.Length], anchors, request).Refusal is null,
                i => bare[i % bare.Length].Run());
            Console.WriteLine($"{part / ours,8:F0}/s verified {part / theirs,8:F0}/s bare {theirs / ours,8:F2}");
            if (warmth.IsEnough())
            {
                counted++;
                (whole, least) = (whole + ours, least + theirs);
            }
        }

        Console.WriteLine($"ratio of the whole {least / whole:F2}");
        return 0;
    }

    // In short turns, so that whatever else the machine does meets both.
    private static (double One, double Other) InTurns(int count, Func<int, bool> one, Func<int, bool> other)
    {
        var (first, second) = (0.0, 0.0);
        for (var done = 0; done < count; done += Turn)
        {
            var turn = Math.Min(Turn, count - done);

            // Each comes first as often as the other: what one leaves to collect may fall to whoever comes behind.
            if (done / Turn % 2 == 0)
            {
                first += Measure(turn, one);
                second += Measure(turn, other);
            }
            else
            {
                second += Measure(turn, other);
                first += Measure(turn, one);
            }
        }

        return (first, second);
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
