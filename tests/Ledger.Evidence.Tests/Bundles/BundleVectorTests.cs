using System.IO.Compression;
using System.Text.Json;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Tests.Bundles;

/// <summary>Bundles that another program wrote from the specification alone, and near misses of such.</summary>
public sealed class BundleVectorTests
{
    private static readonly JsonElement s_vectors = Vectors.Load("bundle");
    private static readonly Dictionary<string, byte[]> s_bundles = s_vectors.GetProperty("bundles")
        .EnumerateObject().ToDictionary(bundle => bundle.Name, bundle => Inflate(bundle.Value.GetBytesFromBase64()));

    public static TheoryData<string> Names => new(s_vectors.Items("cases").Select(vector => vector.Text("name")));

    public static TheoryData<string, string, string> Comparisons
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var row in s_vectors.Items("comparisons"))
            {
                rows.Add(row.Text("bundle"), row.Text("file"), row.Text("outcome"));
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_vector_has_its_verdict(string name)
    {
        var vector = s_vectors.Items("cases").Single(candidate => candidate.Text("name") == name);
        var expected = vector.GetProperty("verdict");
        var verdict = BundleVerifier.Verify(Edited(vector), AnchorsOf(vector.Text("anchors")), Request(vector));

        if (expected.GetProperty("refused").GetBoolean())
        {
            Assert.NotNull(verdict.Refusal);
            Assert.Empty(verdict.Findings);
            Assert.Equal(2, verdict.ExitCode);
            return;
        }

        Assert.Null(verdict.Refusal);
        Assert.Equal(
            expected.Items("findings")
                .Select(f => (f.Text("claim"), f.Text("subject"), f.Text("outcome"))).Order(),
            verdict.Findings.Select(f => (f.Claim, f.Subject, VerdictText.Word(f.Outcome))).Order());
        Assert.Equal(expected.GetProperty("holds").GetBoolean(), verdict.Holds);
        Assert.Equal(expected.Items("lanes").Select(lane => lane.GetString()), verdict.Lanes);
        Assert.Equal(expected.Text("size"), CanonicalDecimal.Encode(verdict.Size));
        Assert.Equal(expected.Text("time"), EntrySyntax.FormatTime(verdict.Time));
        Assert.Equal(
            expected.TryGetProperty("existed", out var existed) ? TimeOf(existed.GetString()!) : null, verdict.Existed);
        Assert.Equal(
            expected.GetProperty("aspects").EnumerateObject().Select(aspect => (aspect.Name, aspect.Value.GetString())),
            verdict.Aspects.Select(aspect => (aspect.Name, (string?)VerdictText.Word(aspect.Outcome))));
        Assert.Equal(expected.Items("outside").Select(item => item.GetString()), verdict.Outside.Select(i => i.Item));
    }

    [Theory]
    [MemberData(nameof(Comparisons))]
    public void A_file_is_compared_as_the_vector_says(string bundle, string file, string outcome)
    {
        var bytes = s_vectors.GetProperty("files").GetProperty(file).GetBytesFromBase64();
        var verdict = BundleVerifier.Verify(s_bundles[bundle], AnchorsOf("usual"), new VerificationRequest());

        var finding = FileClaims.Check(verdict, file, bytes.Length, () => new MemoryStream(bytes));

        Assert.Equal(outcome, VerdictText.Word(finding.Outcome));
    }

    [Fact]
    public void What_the_other_program_wrote_is_written_here_byte_for_byte()
    {
        var secret = s_vectors.GetProperty("secrets").FromHex("bundle");
        var key = PrivateKey.Import(SignatureAlgorithm.Ed25519, secret);
        var bundle = s_bundles["usual"];

        var keys = AnchorsOf("usual").BundleKeys.Select(trusted => trusted.Key).ToList();
        Assert.True(Bundle.TryRead(bundle, keys, BrokenAlgorithms.None, out var content, out _, out var error), error);
        Assert.Equal(bundle, Bundle.Write(content, key));
        var anchors = s_vectors.GetProperty("anchors").Bytes("usual");
        Assert.Equal(anchors, AnchorsOf("usual").ToBytes());
    }

    private static byte[] Edited(JsonElement vector)
    {
        byte[] bytes = s_bundles[vector.Text("bundle")];
        if (!vector.TryGetProperty("edits", out var edits))
        {
            return bytes;
        }

        foreach (var edit in edits.EnumerateArray())
        {
            var (at, drop) = (edit.GetProperty("at").GetInt32(), edit.GetProperty("drop").GetInt32());
            bytes = [.. bytes[..at], .. edit.FromHex("put"), .. bytes[(at + drop)..]];
        }

        Assert.NotEqual(s_bundles[vector.Text("bundle")], bytes);
        return bytes;
    }

    private static VerificationRequest Request(JsonElement vector) => new()
    {
        At = vector.TryGetProperty("at", out var at) ? TimeOf(at.GetString()!) : null,
        Broken = vector.TryGetProperty("broken", out var broken)
            ? BrokenAlgorithms.Of([.. broken.EnumerateArray().Select(name => name.GetString()!)])
            : BrokenAlgorithms.None,
    };

    private static DateTimeOffset? TimeOf(string text)
    {
        Assert.True(EntrySyntax.TryTime(text, out var time));
        return time;
    }

    private static TrustAnchors AnchorsOf(string name)
    {
        var bytes = s_vectors.GetProperty("anchors").Bytes(name);
        Assert.True(TrustAnchors.TryRead(bytes, out var anchors, out var error), error);
        return anchors;
    }

    private static byte[] Inflate(byte[] packed)
    {
        using var deflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        deflate.CopyTo(bytes);
        return bytes.ToArray();
    }
}
