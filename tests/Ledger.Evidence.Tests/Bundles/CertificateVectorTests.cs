using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Certificates;
using Ledger.Evidence.Tests.Words;

namespace Ledger.Evidence.Tests.Bundles;

/// <summary>Certificate archives that another program wrote from the specification alone, and near misses.</summary>
public sealed class CertificateVectorTests
{
    private static readonly VectorFile s_vectors = new("certificate");

    public static TheoryData<string> Names => new(s_vectors.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_vector_has_its_findings(string name)
    {
        var vector = s_vectors.Case(name);

        var verdict = Told.Verify(
            Archive(vector), s_vectors.Anchors(vector.Text("anchors")), VectorFile.Request(vector));

        Assert.Equal(vector.GetProperty("refused").GetBoolean(), verdict.Refusal is not null);
        if (verdict.Refusal is null)
        {
            Assert.Equal(
                VectorFile.Findings(vector), VectorFile.Findings(verdict.Findings.Where(
                    static one => one.Claim is "certificate" or "certificate-signature" or "credential")));
        }
    }

    [Fact]
    public void What_is_written_is_read_again_and_nothing_else()
    {
        var vector = s_vectors.Case("with anchors and page beside");
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

    private static byte[] Archive(JsonElement vector) => VectorFile.Inflate(vector.GetProperty("archive"));
}
