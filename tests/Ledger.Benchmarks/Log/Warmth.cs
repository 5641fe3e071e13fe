using System.Diagnostics;
using System.Runtime;

namespace Ledger.Benchmarks.Log;

/// <summary>
/// Whether the code of what is measured has been compiled: the rounds count when compiling took less than a hundredth
/// of one core in two of them, one behind the other, or when there have been so many that it will not come.
/// </summary>
/// <param name="fewest">Rounds that never count.</param>
/// <param name="most">Behind so many all count.</param>
internal sealed class Warmth(int fewest, int most)
{
    private TimeSpan _compiled = JitInfo.GetCompilationTime();
    private long _since = Stopwatch.GetTimestamp();
    private int _rounds, _quiet;
    private bool _enough;

    /// <summary>Whether the round that has just ended counts.</summary>
    public bool IsEnough()
    {
        var (compiled, since) = (JitInfo.GetCompilationTime(), Stopwatch.GetTimestamp());
        var share = (compiled - _compiled) / Stopwatch.GetElapsedTime(_since, since);
        (_compiled, _since) = (compiled, since);
        var counts = _enough;
        _quiet = share < 0.01 ? _quiet + 1 : 0;
        _enough |= ++_rounds >= most || (_rounds >= fewest && _quiet >= 2);
        Console.WriteLine($"  round {_rounds}{(counts ? "" : ", not counted")}: compiling took {share:P1} of one core");
        return counts;
    }
}
