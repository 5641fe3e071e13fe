using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using Ledger.Cryptography;

namespace Ledger.Sdk.Tests.Client;

public sealed class ClientTokenTests
{
    private const string Log =
        """
        {"origin":"dev-ledger.example/registry","accepted":"1","published":"1","publishedTime":null,
        "legalTime":"2025-03-03T01:00:00.000Z","simulated":true,"chains":[]}
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_serves_until_shortly_before_it_ends()
    {
        using var wire = new Wire()
            .Answer(HttpStatusCode.OK, Log).Answer(HttpStatusCode.OK, Log).Answer(HttpStatusCode.OK, Log);
        var clock = Clients.Clock();
        using var client = Clients.Over(wire, clock);

        await client.ReadLogAsync(Cancellation);
        clock.Advance(TimeSpan.FromMinutes(28));
        await client.ReadLogAsync(Cancellation);
        clock.Advance(TimeSpan.FromMinutes(1.5));
        await client.ReadLogAsync(Cancellation);

        Assert.Equal(["token-1", "token-1", "token-2"], wire.Requests.Select(request => request.Token));
    }

    [Fact]
    public async Task A_token_that_is_not_taken_is_renewed_once()
    {
        using var wire = new Wire()
            .Answer(HttpStatusCode.Unauthorized, "").Answer(HttpStatusCode.Unauthorized, "");
        using var client = Clients.Over(wire);

        var no = await Assert.ThrowsAsync<LedgerProblemException>(() => client.ReadLogAsync(Cancellation));

        Assert.Equal(401, no.Status);
        Assert.Equal(["token-1", "token-2"], wire.Requests.Select(request => request.Token));
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, "http-503")]
    public async Task An_overloaded_issuer_is_asked_again(int failures, string? code)
    {
        using var wire = new Wire { TokenFailures = failures }.Answer(HttpStatusCode.OK, Log);
        using var client = Clients.Over(wire);

        var fault = await Record.ExceptionAsync(() => client.ReadLogAsync(Cancellation));

        Assert.Equal(code, (fault as LedgerProblemException)?.Code);
        Assert.Equal(code is null ? 1 : 0, wire.Requests.Count);
    }

    [Fact]
    public async Task The_assertion_is_a_jws_of_the_accounts_key_for_two_minutes()
    {
        using var wire = new Wire().Answer(HttpStatusCode.OK, Log);
        var clock = Clients.Clock();
        using var client = Clients.Over(wire, clock);

        await client.ReadLogAsync(Cancellation);

        var form = HttpUtility.ParseQueryString(wire.TokenRequests[0]);
        Assert.Equal("client_credentials", form["grant_type"]);
        var parts = form["client_assertion"]!.Split('.');
        var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1])).RootElement;
        Assert.Equal("holder", claims.GetProperty("iss").GetString());
        Assert.Equal("holder", claims.GetProperty("sub").GetString());
        Assert.Equal("urn:ledger:development-issuer", claims.GetProperty("aud").GetString());
        Assert.Equal(clock.GetUtcNow().ToUnixTimeSeconds() + 120, claims.GetProperty("exp").GetInt64());

        // Checked with the platform's own ECDSA, which takes r and s side by side.
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Clients.Account.Key.PublicKey.ToSpki(), out _);
        Assert.True(key.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"),
            Base64Url.DecodeFromChars(parts[2]),
            HashAlgorithmName.SHA256));
    }

    [Fact]
    public async Task Tokens_are_not_asked_for_with_another_algorithm()
    {
        using var wire = new Wire();
        var key = PrivateKey.Import(SignatureAlgorithm.Ed25519, [.. Enumerable.Repeat((byte)7, 32)]);
        using var client = Clients.Over(wire, account: new LedgerAccount("holder", Clients.Party, key));

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.ReadLogAsync(Cancellation));
    }
}
