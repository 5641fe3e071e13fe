using System.IO.Compression;
using System.Text.Json;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Tests.Bundles;

/// <summary>Bundles with cosignatures that another program wrote, good ones and forged.</summary>
public sealed class WitnessedVectorTests
{
    private static readonly JsonElement s_vectors = Vectors.Load("witnessed");

    public static TheoryData<string> Names => new(s_vectors.Items("cases").Select(vector => vector.Text("name")));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_vector_has_its_verdict(string name)
    {
        var vector = s_vectors.Items("cases").Single(candidate => candidate.Text("name") == name);
        var expected = vector.GetProperty("verdict");
        Assert.True(TrustAnchors.TryRead(
            s_vectors.GetProperty("anchors").Bytes(vector.Text("anchors")), out var anchors, out var error), error);
        var request = new VerificationRequest
        {
            Broken = vector.TryGetProperty("broken", out var broken)
                ? BrokenAlgorithms.Of([.. broken.EnumerateArray().Select(name => name.GetString()!)])
                : BrokenAlgorithms.None,
        };

        var verdict = BundleVerifier.Verify(Bundle(vector.Text("bundle")), anchors, request);

        Assert.Equal(expected.GetProperty("refused").GetBoolean(), verdict.Refusal is not null);
        if (verdict.Refusal is null)
        {
            Assert.Equal(
                expected.Items("findings")
                    .Select(f => (f.Text("claim"), f.Text("subject"), f.Text("outcome"))).Order(),
                verdict.Findings.Select(f => (f.Claim, f.Subject, VerdictText.Word(f.Outcome))).Order());
            Assert.Equal(expected.GetProperty("holds").GetBoolean(), verdict.Holds);
            Assert.Equal(
                expected.TryGetProperty("existed", out var existed) ? existed.GetString() : null,
                verdict.Existed is { } time ? EntrySyntax.FormatTime(time) : null);
            Assert.Equal(
                expected.GetProperty("aspects").Text("time"),
                VerdictText.Word(verdict.Aspects.Single(aspect => aspect.Name == "time").Outcome));
        }
    }

    private static byte[] Bundle(string name)
    {
        using var packed = new MemoryStream(s_vectors.GetProperty("bundles").GetProperty(name).GetBytesFromBase64());
        using var inflate = new DeflateStream(packed, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        inflate.CopyTo(bytes);
        return bytes.ToArray();
    }
}
