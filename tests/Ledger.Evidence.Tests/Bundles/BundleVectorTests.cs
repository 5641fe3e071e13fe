using Ledger.Evidence.Bundles;
using Ledger.Evidence.Tests.Words;

namespace Ledger.Evidence.Tests.Bundles;

/// <summary>What else the vectors of bundles hold: files to compare, and bytes to write again.</summary>
public sealed class BundleVectorTests
{
    private static readonly VectorFile s_vectors = new("bundle");

    public static TheoryData<string, string, string> Comparisons
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var row in s_vectors.Root.Items("comparisons"))
            {
                rows.Add(row.Text("bundle"), row.Text("file"), row.Text("outcome"));
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Comparisons))]
    public void A_file_is_compared_as_the_vector_says(string bundle, string file, string outcome)
    {
        var bytes = s_vectors.Root.GetProperty("files").GetProperty(file).GetBytesFromBase64();
        var verdict = Told.Verify(
            s_vectors.Bundle(bundle), s_vectors.Anchors("usual"), new VerificationRequest());

        var finding = FileClaims.Check(verdict, file, bytes.Length, () => new MemoryStream(bytes));

        Assert.Equal(outcome, VerdictText.Word(finding.Outcome));
    }

    [Fact]
    public void What_the_other_program_wrote_is_written_here_byte_for_byte()
    {
        var secret = s_vectors.Root.GetProperty("secrets").FromHex("bundle");
        var key = PrivateKey.Import(SignatureAlgorithm.Ed25519, secret);
        var bundle = s_vectors.Bundle("usual");

        var keys = s_vectors.Anchors("usual").BundleKeys.Select(trusted => trusted.Key).ToList();
        Assert.True(Bundle.TryRead(bundle, keys, BrokenAlgorithms.None, out var content, out _, out var error), error);
        Assert.Equal(bundle, Bundle.Write(content, key));
        var anchors = s_vectors.Root.GetProperty("anchors").Bytes("usual");
        Assert.Equal(anchors, s_vectors.Anchors("usual").ToBytes());
    }
}
