using System.Text.Json;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Tests.Words;

namespace Ledger.Evidence.Tests.Bundles;

/// <summary>Bundles that another program wrote from the specifications alone, and near misses of such.</summary>
public sealed class VerdictVectorTests
{
    private static readonly Dictionary<string, VectorFile> s_files =
        new[] { "bundle", "collection", "platform", "scitt", "witnessed" }.ToDictionary(
            name => name, name => new VectorFile(name));

    public static TheoryData<string, string> Names
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var (file, vectors) in s_files)
            {
                foreach (var name in vectors.Names)
                {
                    rows.Add(file, name);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_vector_has_its_verdict(string file, string name)
    {
        var vectors = s_files[file];
        var vector = vectors.Case(name);
        var expected = vector.GetProperty("verdict");

        var verdict = Told.Verify(
            Edited(vectors.Bundle(vector.Text("bundle")), vector), vectors.Anchors(vector.Text("anchors")),
            VectorFile.Request(vector));

        Assert.Equal(expected.GetProperty("refused").GetBoolean(), verdict.Refusal is not null);
        if (verdict.Refusal is not null)
        {
            Assert.Empty(verdict.Findings);
            Assert.Equal(2, verdict.ExitCode);
            return;
        }

        Assert.Equal(VectorFile.Findings(expected), VectorFile.Findings(verdict.Findings));
        AssertRests(expected, verdict);
        AssertWhole(expected, verdict);
    }

    // Vectors say of some proven stamps what they rest on; of what is not proven nobody says it.
    private static void AssertRests(JsonElement expected, Verdict verdict)
    {
        var stamps = verdict.Findings.Where(one => one.Claim == "timestamp").ToList();
        Assert.All(verdict.Findings, one => Assert.Equal(
            one.Claim == "timestamp" && one.Outcome == Standing.Proven, one.RestsOn.Count > 0));
        foreach (var one in expected.Items("findings").Where(one => one.TryGetProperty("restsOn", out _)))
        {
            Assert.Equal(
                one.Items("restsOn").Select(name => name.GetString()),
                stamps.Single(stamp => stamp.Subject == one.Text("subject")).RestsOn);
        }
    }

    private static void AssertWhole(JsonElement expected, Verdict verdict)
    {
        Assert.Equal(expected.GetProperty("holds").GetBoolean(), verdict.Holds);
        Assert.Equal(expected.Items("lanes").Select(lane => lane.GetString()), verdict.Lanes);
        Assert.Equal(expected.Text("size"), CanonicalDecimal.Encode(verdict.Size));
        Assert.Equal(expected.Text("time"), EntrySyntax.FormatTime(verdict.Time));
        Assert.Equal(
            expected.TryGetProperty("existed", out var existed) ? existed.GetString() : null,
            verdict.Existed is { } time ? EntrySyntax.FormatTime(time) : null);
        Assert.Equal(
            expected.GetProperty("aspects").EnumerateObject().Select(aspect => (aspect.Name, aspect.Value.GetString())),
            verdict.Aspects.Select(aspect => (aspect.Name, (string?)VerdictText.Word(aspect.Outcome))));
        Assert.Equal(expected.Items("outside").Select(item => item.GetString()), verdict.Outside.Select(i => i.Item));
    }

    // An edit drops bytes at a place and puts others there.
    private static byte[] Edited(byte[] bundle, JsonElement vector)
    {
        if (!vector.TryGetProperty("edits", out var edits))
        {
            return bundle;
        }

        var bytes = bundle;
        foreach (var edit in edits.EnumerateArray())
        {
            var (at, drop) = (edit.GetProperty("at").GetInt32(), edit.GetProperty("drop").GetInt32());
            bytes = [.. bytes[..at], .. edit.FromHex("put"), .. bytes[(at + drop)..]];
        }

        Assert.NotEqual(bundle, bytes);
        return bytes;
    }
}
