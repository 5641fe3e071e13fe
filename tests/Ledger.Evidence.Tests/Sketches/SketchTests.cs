using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Ledger.Evidence.Sketches;

namespace Ledger.Evidence.Tests.Sketches;

public sealed class SketchTests
{
    private static readonly JsonElement s_vectors = Vectors.Load("sketch");

    [Fact]
    public void Sketches_are_those_of_the_vectors()
    {
        foreach (var vector in s_vectors.GetProperty("cases").EnumerateArray())
        {
            var key = vector.GetProperty("key").GetString() is { } secret
                ? SketchKey.Secret(Convert.FromHexString(secret))
                : SketchKey.Public;
            var builder = new SketchBuilder(key);
            foreach (var record in RecordsOf(vector))
            {
                builder.Add(record);
            }

            var expected = vector.GetProperty("sketch").GetString()!;
            Assert.Equal(expected, Encoding.UTF8.GetString(builder.Finish().ToBytes()));
            Assert.True(Sketch.TryRead(Encoding.UTF8.GetBytes(expected), out var read, out var error), error);
            Assert.Equal(expected, Encoding.UTF8.GetString(read.ToBytes()));
        }
    }

    [Fact]
    public void Similarity_is_that_of_the_vectors_and_near_the_truth()
    {
        var sketches = s_vectors.GetProperty("cases").EnumerateArray().Select(vector =>
            Read(vector.GetProperty("sketch").GetString()!)).ToList();

        var similarity = Sketch.Compare(sketches[1], sketches[2]);

        Assert.Equal(s_vectors.GetProperty("similarity").GetDouble(), similarity.Estimate, 1e-12);
        Assert.InRange(
            similarity.Estimate - s_vectors.GetProperty("trueSimilarity").GetDouble(), -similarity.Error,
            similarity.Error);
        Assert.Equal(1, Sketch.Compare(sketches[1], sketches[1]).Estimate);
        Assert.Throws<ArgumentException>(() => Sketch.Compare(sketches[1], sketches[3]));
    }

    [Fact]
    public void What_is_no_sketch_is_refused()
    {
        foreach (var text in s_vectors.GetProperty("refused").EnumerateArray())
        {
            Assert.False(Sketch.TryRead(Encoding.UTF8.GetBytes(text.GetString()!), out _, out _), text.GetString());
        }
    }

    [Fact]
    public void The_error_is_within_its_bound_95_times_of_100()
    {
        // Seeded: a hundred pairs of sets with every similarity.
        var misses = 0;
        for (var pair = 0; pair < 100; pair++)
        {
            var (left, right) = (new SketchBuilder(SketchKey.Public), new SketchBuilder(SketchKey.Public));
            for (var i = 0; i < 3000; i++)
            {
                var shared = i < pair * 30;
                left.Add([$"{pair}-{i}"]);
                right.Add([shared ? $"{pair}-{i}" : $"{pair}+{i}"]);
            }

            var similarity = Sketch.Compare(left.Finish(), right.Finish());
            var truth = pair * 30 / (6000.0 - (pair * 30));
            misses += Math.Abs(similarity.Estimate - truth) > similarity.Error ? 1 : 0;
        }

        Assert.InRange(misses, 0, 5);
    }

    [Fact]
    public void Order_and_repetition_do_not_count() =>
        Gen.Int[0, 500].Array[1, 100].Sample(numbers =>
        {
            var (once, again) = (new SketchBuilder(SketchKey.Public), new SketchBuilder(SketchKey.Public));
            foreach (var number in numbers)
            {
                once.Add([number.ToString(CultureInfo.InvariantCulture), "a"]);
            }

            foreach (var number in numbers.Reverse().Concat(numbers))
            {
                again.Add(["a", null, $"{number}.00", ""]);
            }

            Assert.True(once.Finish().Values.Span.SequenceEqual(again.Finish().Values.Span));
        });

    private static Sketch Read(string text) =>
        Sketch.TryRead(Encoding.UTF8.GetBytes(text), out var sketch, out var error)
            ? sketch
            : throw new InvalidDataException(error);

    private static IEnumerable<IReadOnlyList<string?>> RecordsOf(JsonElement vector)
    {
        if (vector.GetProperty("records") is { ValueKind: JsonValueKind.Array } records)
        {
            return records.EnumerateArray().Select(record =>
                (IReadOnlyList<string?>)[.. record.EnumerateArray().Select(value => value.GetString())]);
        }

        var from = int.Parse(vector.GetProperty("from").GetString()!, CultureInfo.InvariantCulture);
        return Enumerable.Range(from, vector.GetProperty("count").GetInt32())
            .Select(i => (IReadOnlyList<string?>)[i.ToString(CultureInfo.InvariantCulture), $"name {i}", "", null]);
    }
}
