using CsCheck;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Mirror;

namespace Ledger.Evidence.Tests.Mirror;

public sealed class MirrorDeltaTests
{
    private static readonly Gen<EntryEffect> States = Gen.Select(
        Gen.Int[1, 3], Gen.Int[0, 1], Gen.UInt[1, 4], Gen.ULong[1, 1000], Gen.Bool, Gen.Int[0, 2],
        (asset, kind, n, version, flag, status) => kind == 0
            ? EntryEffect.Of(StateKey.Of(Samples.Asset(asset)), version, Samples.Record(status))
            : EntryEffect.Of(StateKey.Right(Samples.Asset(asset), n), version, Samples.Right(status, flag)));

    // States in any order, and filings in theirs, cut into three runs anywhere.
    private static readonly Gen<EntryEffect[][]> Runs = Gen.Select(
        States.Array[0, 12], Gen.ULong[0, 6], Gen.Int[0, 18], Gen.Int[0, 18], (states, filings, a, b) =>
        {
            var effects = states.ToList();
            for (var i = 1UL; i <= filings; i++)
            {
                effects.Insert((int)(i * (ulong)effects.Count / (filings + 1)), Samples.Egress(i));
            }

            var ordered = effects.OrderBy(effect => effect.Key.Kind == StateKeyKind.Egress ? effect.Key.Ordinal : 0);
            var (first, second) = (Math.Min(a, b), Math.Max(a, b));
            EntryEffect[] all = [.. ordered];
            return new EntryEffect[][]
            {
                [.. all.Take(first)], [.. all.Skip(first).Take(second - first)], [.. all.Skip(second)],
            };
        });

    [Fact]
    public void Deltas_of_successive_runs_add_up_to_that_of_all() => Runs.Sample(runs =>
    {
        var sum = new MirrorDelta();
        Assert.All(runs, run => Assert.True(sum.TryAdd(Read(run))));
        var whole = Read([.. runs.SelectMany(run => run)]);

        Assert.Equal(Operations(whole), Operations(sum));
        Assert.True(whole.TryEncodeMarks(out var marks) & sum.TryEncodeMarks(out var sumOfMarks));
        Assert.Equal(marks, sumOfMarks);
    });

    [Fact]
    public void The_tally_is_that_of_the_operations() => Runs.Sample(runs =>
    {
        var delta = Read([.. runs.SelectMany(run => run)]);

        Assert.True(MirrorTally.TryCount(Operations(delta), out var counted));
        Assert.Equal(counted, delta.Tally);
        Assert.Equal(Operations(delta).Length, delta.Tally.Length);
    });

    [Fact]
    public void Adding_leaves_what_is_added_as_it_was()
    {
        var (first, second) = (Read(Samples.Egress(1)), Read(Samples.Egress(2)));
        var before = Operations(second);

        var sum = new MirrorDelta();
        Assert.True(sum.TryAdd(first) && sum.TryAdd(second) && sum.TryAdd(Read(Samples.Egress(3))));

        Assert.Equal(before, Operations(second));
        Assert.Equal(1, first.Tally.Filings);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    [InlineData(2, 1)]
    public void A_filing_that_does_not_continue_the_run_before_is_refused(ulong first, ulong next) =>
        Assert.False(Read(Samples.Egress(first)).TryAdd(Read(Samples.Egress(next))));

    private static MirrorDelta Read(params EntryEffect[] effects)
    {
        Assert.True(MirrorDelta.TryRead(effects, out var delta, out var error), error);
        return delta;
    }

    private static byte[] Operations(MirrorDelta delta)
    {
        Assert.True(delta.TryEncode(out var operations));
        return operations;
    }
}
