using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Ports;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ledger.Certificates.Tests;

/// <summary>Credentials and lists, secured so that a library that is not ours accepts them.</summary>
public sealed class CredentialTests
{
    private static readonly CertificateDocuments s_documents = new();

    private static readonly byte[] s_page = [..
        """
        <!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><div id="page"></div>
        """u8];

    [Fact]
    public async Task A_credential_is_accepted_by_another_library_with_the_key_that_the_issuer_publishes()
    {
        var credential = await ReadAsync(s_documents.Credential(Sample.Facts(), Sample.Links, Sample.Keys));

        Assert.Equal("https://www.w3.org/ns/credentials/v2", credential.GetProperty("@context")[0].GetString());
        Assert.Equal("VerifiableCredential", credential.GetProperty("type")[0].GetString());
        Assert.Equal(
            "https://registry.example/v1/certificates/issuer",
            credential.GetProperty("issuer").GetProperty("id").GetString());
        Assert.Equal("2025-03-24T00:00:00+08:00", credential.GetProperty("validFrom").GetString());
        Assert.Equal("2030-03-23T23:59:59+08:00", credential.GetProperty("validUntil").GetString());
        var rights = credential.GetProperty("credentialSubject").GetProperty("rights");
        Assert.Equal(
            ["hold", "use", "operate"],
            rights.EnumerateArray().Select(right => right.GetProperty("type").GetString()));
        Assert.Equal(
            "91420100MA4K00010R",
            rights[0].GetProperty("holder").GetProperty("unifiedSocialCreditCode").GetString());
    }

    [Fact]
    public async Task Every_term_is_of_the_recommendation_or_has_its_meaning_in_the_credential_itself()
    {
        var credential = await ReadAsync(s_documents.Credential(Sample.Facts(rights: 4), Sample.Links, Sample.Keys));
        var context = credential.GetProperty("@context");
        Assert.Equal(2, context.GetArrayLength());
        var own = context[1].EnumerateObject().ToDictionary(term => term.Name, term => term.Value);
        Assert.All(own, term => Assert.StartsWith(
            "urn:ledger:terms:v1:" + term.Key,
            term.Value.ValueKind is JsonValueKind.String
                ? term.Value.GetString()
                : term.Value.GetProperty("@id").GetString()));

        // https://www.w3.org/ns/credentials/v2, as far as certificates use it.
        string[] known =
        [
            "BitstringStatusListEntry", "VerifiableCredential", "credentialStatus", "credentialSubject", "description",
            "evidence", "id", "issuer", "name", "statusListCredential", "statusListIndex", "statusPurpose", "type",
            "validFrom", "validUntil",
        ];
        Assert.Empty(known.Intersect(own.Keys));
        Assert.Equal(own.Keys.Append("DataResource").Append("DataProduct").Distinct().Order(), Terms(credential)
            .Append("DataResource").Append("DataProduct").Except(known).Distinct().Order());

        static IEnumerable<string> Terms(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().Where(static member => member.Name != "@context")
                .SelectMany(static member => Terms(member.Value).Append(member.Name)
                    .Concat(member.Name == "type" ? Types(member.Value) : [])),
            JsonValueKind.Array => value.EnumerateArray().SelectMany(Terms),
            _ => [],
        };

        static IEnumerable<string> Types(JsonElement value) => value.ValueKind is JsonValueKind.Array
            ? value.EnumerateArray().Select(static type => type.GetString()!)
            : [value.GetString()!];
    }

    [Fact]
    public async Task A_natural_person_is_nowhere_in_plain()
    {
        var credential = s_documents.Credential(Sample.Facts(rights: 4), Sample.Links, Sample.Keys);
        var text = (await ReadAsync(credential)).GetRawText();

        var person = Sample.Facts(rights: 4).Content.Rights[3];
        Assert.DoesNotContain(person.Holder.ToString(), text, StringComparison.Ordinal);
        Assert.Contains(person.HolderName.ToString(), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_place_in_the_status_list_is_the_one_that_the_credential_names()
    {
        var credential = await ReadAsync(s_documents.Credential(Sample.Facts(), Sample.Links, Sample.Keys));
        var status = credential.GetProperty("credentialStatus");
        Assert.Equal(
            "https://registry.example/v1/certificates/status/1",
            status.GetProperty("statusListCredential").GetString());
        Assert.Equal("3", status.GetProperty("statusListIndex").GetString());

        var list = await ReadAsync(s_documents.StatusList(
            1, [3, 131_071], Sample.Links, Sample.Keys, DateTimeOffset.UnixEpoch));
        var bits = Inflate(list.GetProperty("credentialSubject").GetProperty("encodedList").GetString()!);

        Assert.Equal(131_072 / 8, bits.Length);
        Assert.Equal([0b0001_0000], bits[..1]);
        Assert.Equal([0b0000_0001], bits[^1..]);
        Assert.All(bits[1..^1], octet => Assert.Equal(0, octet));
    }

    [Fact]
    public void A_changed_credential_is_refused()
    {
        var token = s_documents.Credential(Sample.Facts(), Sample.Links, Sample.Keys);
        var parts = token.Split('.');
        var changed = Base64Url.DecodeFromChars(parts[1]);
        changed[changed.AsSpan().IndexOf("I65"u8)] = (byte)'J';

        Assert.False(IsAccepted($"{parts[0]}.{Base64Url.EncodeToString(changed)}.{parts[2]}"));
        Assert.True(IsAccepted(token));
    }

    [Fact]
    public void Many_signatures_all_have_the_length_that_a_web_signature_has()
    {
        // r or s is shorter than 32 bytes in one of 128 signatures.
        foreach (var _ in Enumerable.Range(0, 600))
        {
            var token = new CertificateKeys(Sample.Keys).Jwt(new JsonObject(("a", "b")));
            Assert.Equal(64, Base64Url.DecodeFromChars(token.Split('.')[2]).Length);
            Assert.True(IsAccepted(token));
        }
    }

    [Fact]
    public void The_archive_holds_all_documents_and_both_signatures_over_them()
    {
        byte[] evidence = [1, 2, 3], anchors = [4, 5];
        Assert.True(VerifierPage.TryRead(s_page, out var page));
        using var zip = new ZipArchive(new MemoryStream(
            s_documents.Archive(Sample.Facts(), Sample.Links, Sample.Keys, Sample.SignedAt, evidence, anchors, page)));
        Assert.Equal(
            [
                "certificate.json", "certificate.pdf", "certificate.vc.jwt", "signatures.json", "evidence.zip",
                "anchors.json", "verify.html",
            ],
            zip.Entries.Select(entry => entry.FullName));
        Assert.Equal(evidence, Member(zip, "evidence.zip"));
        Assert.Equal(s_page, Member(zip, "verify.html"));

        Assert.True(CanonicalJson.TryParse(Member(zip, "signatures.json"), out var json, out _));
        using var signatures = JsonDocument.Parse(Member(zip, "signatures.json"));
        var statement = CanonicalJson.Write(((JsonObject)json)["statement"]!);
        foreach (var file in signatures.RootElement.GetProperty("statement").GetProperty("files").EnumerateArray())
        {
            var digests = DigestPair.Of(Member(zip, file.GetProperty("name").GetString()!));
            Assert.Equal(digests.Sha256.ToString(), file.GetProperty("sha256").GetString());
            Assert.Equal(digests.Sm3.ToString(), file.GetProperty("sm3").GetString());
        }

        var given = signatures.RootElement.GetProperty("signatures").EnumerateArray().ToArray();
        Assert.Equal(["p256", "sm2"], given.Select(signature => signature.GetProperty("algorithm").GetString()));
        Assert.All(given, signature =>
        {
            Assert.True(PublicKey.TryReadSpki(signature.GetProperty("spki").GetBytesFromBase64(), out var key));
            Assert.True(key.Verify(statement, signature.GetProperty("value").GetBytesFromBase64()));
            Assert.False(key.Verify([.. statement, 0], signature.GetProperty("value").GetBytesFromBase64()));
        });
    }

    [Fact]
    public void An_archive_without_evidence_has_no_member_that_would_be_none()
    {
        using var zip = new ZipArchive(new MemoryStream(
            s_documents.Archive(
                Sample.Facts(), Sample.Links, Sample.Keys, Sample.SignedAt, evidence: null, [4, 5], null)));

        Assert.Equal(
            ["certificate.json", "certificate.pdf", "certificate.vc.jwt", "signatures.json"],
            zip.Entries.Select(entry => entry.FullName));
    }

    private static async Task<JsonElement> ReadAsync(string token)
    {
        var result = await Handler.ValidateTokenAsync(token, Parameters());
        Assert.True(result.IsValid, result.Exception?.ToString());
        var read = (JsonWebToken)result.SecurityToken;
        Assert.Equal(("vc+jwt", "vc", "ES256"), (read.Typ, read.Cty, read.Alg));
        return JsonDocument.Parse(Base64Url.DecodeFromChars(read.EncodedPayload)).RootElement;
    }

    private static JsonWebTokenHandler Handler => new();

    private static bool IsAccepted(string token) =>
        Handler.ValidateTokenAsync(token, Parameters()).GetAwaiter().GetResult().IsValid;

    private static TokenValidationParameters Parameters()
    {
        using var issuer = JsonDocument.Parse(s_documents.Issuer(Sample.Links, Sample.Keys, Sample.Windows));
        var jwk = issuer.RootElement.GetProperty("verificationMethod")[0].GetProperty("publicKeyJwk").GetRawText();
        return new TokenValidationParameters
        {
            IssuerSigningKey = new JsonWebKey(jwk),
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
        };
    }

    private static byte[] Inflate(string encoded)
    {
        Assert.StartsWith("u", encoded, StringComparison.Ordinal);
        using var gzip = new GZipStream(
            new MemoryStream(Base64Url.DecodeFromChars(encoded.AsSpan(1))), CompressionMode.Decompress);
        using var bits = new MemoryStream();
        gzip.CopyTo(bits);
        return bits.ToArray();
    }

    private static byte[] Member(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
