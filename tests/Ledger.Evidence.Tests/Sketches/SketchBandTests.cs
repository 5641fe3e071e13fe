using Ledger.Evidence.Sketches;

namespace Ledger.Evidence.Tests.Sketches;

public sealed class SketchBandTests
{
    private static readonly SketchKey s_secret = SketchKey.Secret(new byte[SketchKey.Size]);

    [Fact]
    public void What_is_half_alike_shares_a_band_and_what_is_not_alike_shares_none()
    {
        // Seeded: of the pairs less than one in a thousand may be missed.
        for (var pair = 0; pair < 40; pair++)
        {
            var (one, other) = (Of(SketchKey.Public, pair, 0, 5000), Of(SketchKey.Public, pair, 1667, 6667));

            Assert.InRange(Sketch.Compare(one, other).Estimate, 0.45, 0.55);
            Assert.True(SketchBands.AreNear(Sketch.Compare(one, other)));
            Assert.NotEmpty(SketchBands.Of(one).Intersect(SketchBands.Of(other)));
            Assert.Empty(SketchBands.Of(one).Intersect(SketchBands.Of(Of(SketchKey.Public, pair, 7000, 12_000))));
        }
    }

    [Fact]
    public void The_same_data_shares_every_band_under_one_key_and_none_under_two()
    {
        var (one, other) = (Of(SketchKey.Public, 0, 0, 20_000), Of(s_secret, 0, 0, 20_000));

        Assert.Equal(128, SketchBands.Of(one).Distinct().Count());
        Assert.Equal(SketchBands.Of(one), SketchBands.Of(Of(SketchKey.Public, 0, 0, 20_000)));
        Assert.Empty(SketchBands.Of(one).Intersect(SketchBands.Of(other)));
    }

    [Fact]
    public void Empty_bins_have_no_band()
    {
        Assert.Empty(SketchBands.Of(Of(SketchKey.Public, 0, 0, 3)));
        Assert.InRange(SketchBands.Of(Of(SketchKey.Public, 0, 0, Sketch.SafeRecords)).Count, 100, 128);
    }

    [Fact]
    public void Near_is_what_may_be_half_alike()
    {
        Assert.True(SketchBands.AreNear(new Similarity(0.44, 0.043, 1024)));
        Assert.False(SketchBands.AreNear(new Similarity(0.43, 0.043, 1024)));
        Assert.False(SketchBands.AreNear(new Similarity(double.NaN, 1, 0)));
    }

    private static Sketch Of(SketchKey key, int seed, int from, int to)
    {
        var builder = new SketchBuilder(key);
        for (var i = from; i < to; i++)
        {
            builder.Add([$"{seed}", $"n{i}"]);
        }

        return builder.Finish();
    }
}
