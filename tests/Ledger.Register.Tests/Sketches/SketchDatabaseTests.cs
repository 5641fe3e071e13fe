using System.Globalization;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Sketches;
using Ledger.Ports.Documents;
using Ledger.Ports.Sketches;
using Ledger.Register.Sketches;
using Ledger.Testing;
using Microsoft.Data.Sqlite;

namespace Ledger.Register.Tests.Sketches;

public sealed class SketchDatabaseTests : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2025, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly SketchDatabase _store;

    public SketchDatabaseTests() => _store = new SketchDatabase(_folder.PathOf("sketches.db"));

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void What_is_alike_is_found_most_alike_first_and_the_same_asset_is_not_a_duplicate()
    {
        File(1, Of(0, 6000));
        File(2, Of(1000, 7000));
        File(3, Of(0, 6000));
        File(4, Of(5000, 11_000));
        File(5, Of(0, 6000), asset: 1);
        File(6, Of(0, 6000, SketchKey.Secret(new byte[32])));

        var near = _store.FindNear(CaseOf(1));

        Assert.Equal(SketchStanding.Compared, near.Standing);
        Assert.Equal(6000, near.Sketch!.Records);
        Assert.Equal([CaseOf(3), CaseOf(2)], near.Matches.Select(static match => CaseId.Parse(match.Case)));
        Assert.Equal(1, near.Matches[0].Similarity.Estimate);
        Assert.InRange(near.Matches[1].Similarity.Estimate - (5.0 / 7), -0.043, 0.043);
        Assert.Equal((AssetOf(3).ToString(), 6000L), (near.Matches[0].Asset, near.Matches[0].Records));
        Assert.Empty(_store.FindNear(CaseOf(6)).Matches);
        Assert.Equal(SketchStanding.None, _store.FindNear(CaseOf(7)).Standing);
    }

    [Fact]
    public void What_is_not_there_yet_waits_for_its_time_and_keeps_no_other_from_its_turn()
    {
        _store.Put(2, [Named(1), Named(2)]);
        var first = _store.ListAwaited(s_now, 10);
        Assert.Equal(2, first.Count);

        _store.Missed(first[0], s_now.AddSeconds(1));
        _store.Found(first[1], null);

        Assert.Equal(SketchStanding.Awaited, _store.FindNear(first[0].Subject.Case).Standing);
        Assert.Equal(SketchStanding.Unreadable, _store.FindNear(first[1].Subject.Case).Standing);
        Assert.Empty(_store.ListAwaited(s_now, 10));
        Assert.Equal([first[0] with { Tries = 1 }], _store.ListAwaited(s_now.AddSeconds(1), 10));
    }

    [Fact]
    public void Another_sketch_takes_the_place_of_one_and_one_named_as_before_stays()
    {
        File(1, Of(0, 6000));
        File(2, Of(0, 6000));
        _store.Put(3, [Named(2)]);
        Assert.Single(_store.FindNear(CaseOf(1)).Matches);

        var late = new AwaitedSketch(Subject(2), DigestOf(2), 0);
        _store.Put(4, [Named(2) with { Sha256 = DigestOf(77) }]);
        _store.Found(late, Of(0, 6000));

        Assert.Equal(SketchStanding.Awaited, _store.FindNear(CaseOf(2)).Standing);
        Assert.Empty(_store.FindNear(CaseOf(1)).Matches);
        Assert.Equal(4ul, _store.Size);
    }

    [Fact]
    public void What_is_taken_out_leaves_nothing_in_the_file()
    {
        var sketch = Of(0, 6000);
        File(1, sketch);
        Assert.True(IsInFile(sketch));

        _store.Put(2, [Named(1) with { Sha256 = null }]);

        Assert.Equal(SketchStanding.None, _store.FindNear(CaseOf(1)).Standing);
        Assert.False(IsInFile(sketch));
        using var connection = Open();
        using var count = connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM band";
        Assert.Equal(0L, count.ExecuteScalar());
    }

    [Fact]
    public void It_is_there_after_a_restart_and_empty_when_emptied()
    {
        File(1, Of(0, 6000));
        _store.Dispose();
        using (var again = new SketchDatabase(_folder.PathOf("sketches.db")))
        {
            Assert.Equal((1ul, SketchStanding.Compared), (again.Size, again.FindNear(CaseOf(1)).Standing));
            again.Empty();
            Assert.Equal((0ul, SketchStanding.None), (again.Size, again.FindNear(CaseOf(1)).Standing));
        }
    }

    // The write-ahead log is the file's, too.
    private bool IsInFile(Sketch sketch)
    {
        return IsIn("sketches.db") || IsIn("sketches.db-wal");

        bool IsIn(string name)
        {
            using var file = new FileStream(
                _folder.PathOf(name), FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            return bytes.ToArray().AsSpan().IndexOf(sketch.Values.Span[..200]) >= 0;
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={_folder.PathOf("sketches.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    private void File(int number, Sketch sketch, int? asset = null)
    {
        _store.Put((ulong)number, [Named(number) with { Asset = AssetOf(asset ?? number) }]);
        _store.Found(Assert.Single(_store.ListAwaited(s_now, 10)), sketch);
    }

    private static CaseSketch Named(int number) => new(Subject(number), AssetOf(number), DigestOf(number));

    private static DocumentSubject Subject(int number) => new(CaseOf(number), PartyId.Parse(new string('b', 32)));

    private static CaseId CaseOf(int number) => CaseId.Parse(number.ToString("x32", CultureInfo.InvariantCulture));

    private static AssetId AssetOf(int number) =>
        AssetId.Parse((number + 4096).ToString("x32", CultureInfo.InvariantCulture));

    private static Digest DigestOf(int number) => DigestAlgorithm.Sha256.Hash([(byte)number]);

    private static Sketch Of(int from, int to, SketchKey? key = null)
    {
        var builder = new SketchBuilder(key ?? SketchKey.Public);
        for (var i = from; i < to; i++)
        {
            builder.Add([i.ToString(CultureInfo.InvariantCulture)]);
        }

        return builder.Finish();
    }
}
