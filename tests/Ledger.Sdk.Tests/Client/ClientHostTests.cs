using System.Net;
using System.Security.Cryptography;
using Ledger.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ledger.Sdk.Tests.Client;

/// <summary>Clients in a host, and keys as they come from elsewhere.</summary>
public sealed class ClientHostTests
{
    [Fact]
    public async Task A_host_gets_one_client_that_acts_as_its_account()
    {
        using var wire = new Wire().Answer(HttpStatusCode.OK, """{"items":[],"next":null}""");
        var services = new ServiceCollection();
        services.AddLedger(connection =>
        {
            connection.Server = new Uri("http://registry.test");
            connection.Account = Clients.Account;
            connection.Client = new LedgerClientOptions { Origin = Clients.Origin, Time = Clients.Clock() };
        }).ConfigurePrimaryHttpMessageHandler(() => wire);
        await using var provider = services.BuildServiceProvider();

        var client = provider.GetRequiredService<LedgerClient>();
        await client.ListCasesAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Same(client, provider.GetRequiredService<LedgerClient>());
        Assert.Equal(Clients.Account, client.Account);
        Assert.Equal("token-1", Assert.Single(wire.Requests).Token);
    }

    [Fact]
    public void Several_registries_are_told_apart_by_name_and_an_address_is_needed()
    {
        var services = new ServiceCollection();
        services.AddLedger("here", connection => connection.Server = new Uri("http://here.test"));
        services.AddLedger("there", connection => connection.Server = new Uri("http://there.test/registry"));
        services.AddLedger("nowhere", _ => { });
        using var provider = services.BuildServiceProvider();

        Assert.Equal("http://here.test/", provider.GetRequiredKeyedService<LedgerClient>("here").Server.AbsoluteUri);
        Assert.Equal(
            "http://there.test/registry/", provider.GetRequiredKeyedService<LedgerClient>("there").Server.AbsoluteUri);
        var refused = Assert.Throws<OptionsValidationException>(
            () => provider.GetRequiredKeyedService<LedgerClient>("nowhere"));
        Assert.Contains("LedgerConnection.Server", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_key_in_PEM_signs_as_the_same_key(bool sec1)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = sec1 ? key.ExportECPrivateKeyPem() : key.ExportPkcs8PrivateKeyPem();

        var account = LedgerAccount.FromPem("holder", Clients.Party, pem);

        var signature = account.Key.Sign("what is said"u8);
        Assert.True(account.Key.PublicKey.Verify("what is said"u8, signature));
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), account.Key.PublicKey.ToSpki());
        Assert.Equal(SignatureAlgorithm.P256, account.Key.PublicKey.Algorithm);
    }

    [Fact]
    public void What_is_no_P256_key_in_PEM_is_refused_without_being_quoted()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);

        foreach (var pem in (string[])["secret words", other.ExportPkcs8PrivateKeyPem(), rsa.ExportPkcs8PrivateKeyPem(),
            other.ExportSubjectPublicKeyInfoPem()])
        {
            var fault = Assert.Throws<InvalidDataException>(
                () => LedgerAccount.FromPem("holder", Clients.Party, pem));
            Assert.DoesNotContain(pem[..12], fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_registry_is_given_the_time_that_it_asks_for()
    {
        var clock = Clients.Clock();
        using var wire = new Wire()
            .Answer(HttpStatusCode.TooManyRequests, "", "text/plain", retryAfter: 7)
            .Answer(HttpStatusCode.OK, """{"items":[],"next":null}""");
        using var client = Clients.Over(wire, clock);

        var asked = client.ListCasesAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Single(wire.Requests);
        clock.Advance(TimeSpan.FromSeconds(6.9));
        Assert.Single(wire.Requests);
        clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Empty((await asked).Items);
        Assert.Equal(2, wire.Requests.Count);
    }
}
