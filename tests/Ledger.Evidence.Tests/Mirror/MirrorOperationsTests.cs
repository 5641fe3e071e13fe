using CsCheck;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Mirror;

namespace Ledger.Evidence.Tests.Mirror;

public sealed class MirrorOperationsTests
{
    private static readonly Gen<EntryEffect> Effects = Gen.Select(
        Gen.Int[1, 3], Gen.Int[0, 1], Gen.UInt[1, 4], Gen.ULong[1, 1000], Gen.Bool, Gen.Int[0, 2],
        (asset, kind, n, version, flag, status) => kind == 0
            ? EntryEffect.Of(StateKey.Of(Samples.Asset(asset)), version, Samples.Record(status))
            : EntryEffect.Of(StateKey.Right(Samples.Asset(asset), n), version, Samples.Right(status, flag)));

    [Fact]
    public void Every_vector_gives_its_operations_and_marks()
    {
        foreach (var vector in Vectors.Load("mirror").Items("operations"))
        {
            var effects = vector.Effects()!;

            Assert.True(MirrorOperations.TryEncode(effects, out var operations, out var error), error);
            Assert.True(MirrorOperations.TryEncodeMarks(effects, out var marks, out error), error);
            Assert.Equal(vector.Text("operations"), Convert.ToHexStringLower(operations));
            Assert.Equal(vector.Text("marks"), Convert.ToHexStringLower(marks));
            Assert.Equal(vector.Digest("operationsDigest"), DigestAlgorithm.Keccak256.Hash(operations));
            Assert.Equal(vector.Digest("marksDigest"), DigestAlgorithm.Keccak256.Hash(marks));
        }
    }

    [Fact]
    public void Effects_that_no_chain_could_take_are_refused() => Assert.All(
        Vectors.Load("mirror").Items("refusedEffects"),
        vector => Assert.False(
            vector.Effects() is { } effects && MirrorOperations.TryEncode(effects, out _, out _),
            vector.Text("name")));

    [Fact]
    public void A_range_without_mirrored_keys_has_empty_operations()
    {
        Assert.True(MirrorOperations.TryEncode([], out var operations, out _));
        Assert.Equal([1, 0, 0], operations);
    }

    [Fact]
    public void Filings_leave_no_gap_and_are_filed_once()
    {
        Assert.True(Encodes(Samples.Egress(7), Samples.Egress(8), Samples.Egress(9)));
        Assert.False(Encodes(Samples.Egress(7), Samples.Egress(9)));
        Assert.False(Encodes(Samples.Egress(7), Samples.Egress(7)));
        Assert.False(Encodes(Samples.Egress(8), Samples.Egress(7)));
        Assert.False(Encodes(Samples.Egress((1UL << 40) - 1), Samples.Egress(1UL << 40)));
        static bool Encodes(params EntryEffect[] effects) => MirrorOperations.TryEncode(effects, out _, out _);
    }

    [Fact]
    public void Operations_depend_on_the_last_effect_of_each_key_alone() => Effects.Array[1, 12].Sample(effects =>
    {
        var last = effects.Reverse().DistinctBy(effect => effect.Key).OrderBy(effect => effect.Key.ToString());

        Assert.True(MirrorOperations.TryEncode(effects, out var all, out _));
        Assert.True(MirrorOperations.TryEncode(last, out var fewer, out _));
        Assert.Equal(all, fewer);
    });

    [Fact]
    public void The_tally_counts_what_the_effects_set() => Effects.Array[0, 12].Sample(effects =>
    {
        var keys = effects.Select(effect => effect.Key).Distinct().ToArray();
        Assert.True(MirrorOperations.TryEncode(
            [.. effects, Samples.Egress(1), Samples.Egress(2)], out var operations, out _));

        Assert.True(MirrorTally.TryCount(operations, out var tally));
        Assert.Equal(keys.Count(key => key.Kind == StateKeyKind.Asset), tally.Records);
        Assert.Equal(keys.Count(key => key.Kind == StateKeyKind.Right), tally.Rights);
        Assert.Equal((2, 1), (tally.Filings, tally.FiledRuns));
        Assert.False(MirrorTally.TryCount(operations.AsSpan()[..^1], out _));
        Assert.False(MirrorTally.TryCount([.. operations, 0], out _));
    });
}
