using Ledger.Evidence.Log;

namespace Ledger.Evidence.Tests.Log;

public sealed class TilePathTests
{
    [Fact]
    public void A_path_is_written_and_read_as_other_logs_do()
    {
        foreach (var item in Vectors.Load("tile").Items("paths"))
        {
            var path = TilePath.Hashes(
                item.GetProperty("level").GetInt32(),
                item.GetProperty("index").GetUInt64(),
                item.GetProperty("width").GetInt32());

            Assert.Equal(item.Text("path"), path.ToString());
            Assert.True(TilePath.TryParse(item.Text("path"), out var read));
            Assert.Equal(path, read);
        }
    }

    [Fact]
    public void Every_other_spelling_is_refused() => Assert.All(
        Vectors.Load("tile").Items("badPaths"), item => Assert.False(TilePath.TryParse(item.GetString(), out _)));

    [Theory]
    [InlineData("tile/entries/000", 0, 256)]
    [InlineData("tile/entries/x001/067.p/8", 1067, 8)]
    public void A_bundle_has_its_own_place(string text, ulong index, int width)
    {
        Assert.True(TilePath.TryParse(text, out var path));

        Assert.True(path.IsEntries);
        Assert.Equal((index, width), (path.Index, path.Width));
        Assert.Equal(TilePath.Entries(index, width), path);
        Assert.Equal(text, path.ToString());
        Assert.NotEqual(TilePath.Hashes(0, index, width), path);
    }

    [Fact]
    public void What_no_tree_has_is_not_made()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TilePath.Hashes(8, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TilePath.Hashes(0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TilePath.Hashes(0, 0, 257));
        Assert.Throws<ArgumentOutOfRangeException>(() => TilePath.Hashes(0, ulong.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => TilePath.HashesIn(256, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TilePath.EntriesIn(0, 0));
    }
}
