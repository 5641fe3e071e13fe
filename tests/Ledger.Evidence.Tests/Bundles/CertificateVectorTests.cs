using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Certificates;

namespace Ledger.Evidence.Tests.Bundles;

/// <summary>Certificate archives that another program wrote from the specification alone, and near misses.</summary>
public sealed class CertificateVectorTests
{
    private static readonly JsonElement s_vectors = Vectors.Load("certificate");

    public static TheoryData<string> Names => new(s_vectors.Items("cases").Select(vector => vector.Text("name")));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_vector_has_its_findings(string name)
    {
        var vector = s_vectors.Items("cases").Single(candidate => candidate.Text("name") == name);
        var broken = vector.TryGetProperty("broken", out var names)
            ? names.EnumerateArray().Select(one => one.GetString()!).ToList()
            : [];

        var verdict = BundleVerifier.Verify(
            Archive(vector), Anchors(vector.Text("anchors")),
            new VerificationRequest { Broken = BrokenAlgorithms.Of(broken) });

        Assert.Equal(vector.GetProperty("refused").GetBoolean(), verdict.Refusal is not null);
        if (verdict.Refusal is null)
        {
            Assert.Equal(
                vector.Items("findings").Select(f => (f.Text("claim"), f.Text("subject"), f.Text("outcome"))).Order(),
                verdict.Findings.Where(f => f.Claim is "certificate" or "certificate-signature")
                    .Select(f => (f.Claim, f.Subject, VerdictText.Word(f.Outcome))).Order());
        }
    }

    [Fact]
    public void What_is_written_is_read_again_and_nothing_else()
    {
        var vector = s_vectors.Items("cases").Single(one => one.Text("name") == "with anchors and page beside");
        var bytes = Archive(vector);
        Assert.True(CertificateArchive.TryRead(bytes, out var archive));
        Assert.Equal(bytes, archive.ToBytes());
        Assert.True(SignedCertificate.TryRead(archive.Signatures.Span, out var signed));
        Assert.Equal(archive.Signatures.ToArray(), signed.ToBytes());
        Assert.False(CertificateArchive.TryRead(bytes.AsMemory(0, bytes.Length - 1), out _));
    }

    [Fact]
    public void What_is_signed_here_holds_by_both_keys()
    {
        PrivateKey[] keys = [PrivateKey.Generate(SignatureAlgorithm.P256), PrivateKey.Generate(SignatureAlgorithm.Sm2)];
        var signed = SignedCertificate.Sign(
            "ledger.example/registry", CertificateCode.Parse("SJ4212025030001"), DateTimeOffset.UnixEpoch, [1], [2],
            keys);
        Assert.True(SignedCertificate.TryRead(signed.ToBytes(), out var read));
        Assert.All(read.Signatures, one => Assert.True(one.Key.Verify(read.Message, one.Value.Span)));
        Assert.Equal(keys.Select(key => key.PublicKey), read.Signatures.Select(one => one.Key));
    }

    private static TrustAnchors Anchors(string name) => TrustAnchors.TryRead(
        Encoding.UTF8.GetBytes(s_vectors.GetProperty("anchors").Text(name)), out var anchors, out var error)
            ? anchors
            : throw new InvalidDataException(error);

    private static byte[] Archive(JsonElement vector)
    {
        using var packed = new MemoryStream(vector.GetProperty("archive").GetBytesFromBase64());
        using var inflate = new DeflateStream(packed, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        inflate.CopyTo(bytes);
        return bytes.ToArray();
    }
}
