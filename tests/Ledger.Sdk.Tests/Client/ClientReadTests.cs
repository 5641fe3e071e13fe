using System.Net;
using System.Text;
using Ledger.Cryptography;
using Ledger.Domain;

namespace Ledger.Sdk.Tests.Client;

public sealed class ClientReadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_leaf_is_believed_only_with_its_own_hashes(bool honest)
    {
        var hash = MerkleTree.LeafHash(DigestAlgorithm.Sha256, "{}"u8);
        var sm3 = MerkleTree.LeafHash(honest ? DigestAlgorithm.Sm3 : DigestAlgorithm.Sha256, "{}"u8);
        using var wire = new Wire().Answer(
            HttpStatusCode.OK,
            $$"""{"index":"3","leaf":"{}","sha256":"{{hash}}","sm3":"{{sm3}}","state":"published","anchoredOn":[]}""");
        using var client = Clients.Over(wire);

        var read = await Record.ExceptionAsync(() => client.FindEntryAsync(3, Cancellation));

        Assert.Equal(honest ? null : typeof(InvalidDataException), read?.GetType());
    }

    [Fact]
    public async Task Content_with_another_digest_is_not_handed_on()
    {
        using var wire = new Wire().Answer(HttpStatusCode.OK, "something else", "application/octet-stream");
        using var client = Clients.Over(wire);
        var wanted = DigestAlgorithm.Sha256.Hash("something"u8);

        await Assert.ThrowsAsync<InvalidDataException>(() => client.FindContentAsync(wanted, Cancellation));
    }

    [Fact]
    public async Task Content_goes_under_its_own_digest()
    {
        using var wire = new Wire().Answer(HttpStatusCode.Created, "");
        using var client = Clients.Over(wire);

        var digests = await client.PutContentAsync(Encoding.UTF8.GetBytes("abc"), Cancellation);

        // SHA-256 of "abc", FIPS 180-2 appendix B.1.
        Assert.Equal(
            "PUT /v1/content/sha256/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            wire.Requests[0].Line);
        Assert.Equal(DigestPair.Of("abc"u8), digests);
    }

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        using var wire = new Wire().Answer(HttpStatusCode.NotFound, "").Answer(HttpStatusCode.NotFound, "");
        using var client = Clients.Over(wire);
        using var nothing = new MemoryStream();

        Assert.Null(await client.FindAssetAsync(AssetId.Parse("b1000000000000000000000000000001"), Cancellation));
        Assert.False(await client.DownloadAnchorsAsync(nothing, Cancellation));
        Assert.Equal(0, nothing.Length);
    }

    [Fact]
    public async Task A_page_of_somebody_else_is_a_problem_with_its_status()
    {
        using var wire = new Wire();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            wire.Answer(HttpStatusCode.BadGateway, "<html>", "text/html");
        }

        using var client = Clients.Over(wire);

        var no = await Assert.ThrowsAsync<LedgerProblemException>(() => client.ReadLogAsync(Cancellation));

        Assert.Equal("http-502", no.Code);
        Assert.Equal(3, wire.Requests.Count);
    }

    [Fact]
    public async Task An_answer_that_is_not_the_documented_one_is_refused()
    {
        using var wire = new Wire().Answer(HttpStatusCode.OK, "[]");
        using var client = Clients.Over(wire);

        await Assert.ThrowsAsync<InvalidDataException>(() => client.ReadLogAsync(Cancellation));
    }

    [Fact]
    public async Task Legal_time_is_set_once_only()
    {
        using var wire = new Wire().Answer(HttpStatusCode.ServiceUnavailable, "");
        using var client = Clients.Over(wire);

        await Assert.ThrowsAsync<LedgerProblemException>(() =>
            client.AdvanceLegalTimeAsync(new DateTimeOffset(2025, 4, 1, 1, 0, 0, TimeSpan.Zero), Cancellation));

        Assert.Equal("""{"to":"2025-04-01T01:00:00.000Z"}""", wire.Requests.Single().Body);
    }
}
