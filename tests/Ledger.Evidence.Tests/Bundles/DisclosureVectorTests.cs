using System.Text.Json;
using Ledger.Domain;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Disclosures;
using Ledger.Evidence.Tests.Words;

namespace Ledger.Evidence.Tests.Bundles;

/// <summary>Disclosures that another program wrote from the specification alone, and near misses of such.</summary>
public sealed class DisclosureVectorTests
{
    private static readonly JsonElement s_vectors = Vectors.Load("disclosure");

    public static TheoryData<string> Names => new(s_vectors.Items("cases").Select(vector => vector.Text("name")));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_vector_has_its_findings(string name)
    {
        var vector = s_vectors.Items("cases").Single(candidate => candidate.Text("name") == name);
        var disclosure = vector.GetProperty("disclosure").GetBytesFromBase64();

        var verdict = Told.Verify(
            VectorFile.Inflate(s_vectors.GetProperty("bundle")),
            VectorFile.ReadAnchors(s_vectors.Bytes("anchors")), new VerificationRequest { Disclosure = disclosure });

        Assert.Null(verdict.Refusal);
        Assert.Equal(
            vector.Items("findings").Select(f => (f.Text("subject"), f.Text("outcome"))),
            verdict.Findings.Where(f => f.Claim == "disclosed").Select(f => (f.Subject, VerdictText.Word(f.Outcome))));
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var written = new Disclosure(
            "dev-ledger.example/registry", OrderId.Parse("0d000000000000000000000000000001"),
            AssetId.Parse("99999999999999999999999999999999"),
            [new OpenedBody(7, "events", Digest.Parse(new string('2', 64)), new byte[] { 1, 2, 3 })]);

        Assert.True(Disclosure.TryRead(written.ToBytes(), out var read));
        Assert.Equal((written.Origin, written.Order, written.Subject), (read.Origin, read.Order, read.Subject));
        var body = Assert.Single(read.Bodies);
        Assert.Equal((7ul, "events"), (body.Entry, body.Name));
        Assert.Equal([1, 2, 3], body.Bytes.ToArray());
    }
}
