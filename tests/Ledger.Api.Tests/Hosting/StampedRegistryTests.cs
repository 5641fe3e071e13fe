using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Parties;
using Ledger.Testing;

namespace Ledger.Api.Tests.Hosting;

/// <summary>A registry whose time stampers are programs of others: openssl, behind HTTP.</summary>
public sealed class StampedRegistryTests
{
    private static readonly Organisation s_bureau = new(
        "数据局", SocialCreditCode.Parse("114201000000000191"), LegalForm.LegalPerson, DivisionCode.Parse("420100"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stamper_that_does_not_take_SM3_stops_nothing_and_health_says_so()
    {
        using var authority = new OpenSslAuthority(["sha256"], "sha512");
        await using var server = new StampServer(authority);
        await using var registry = new Registry { Change = all => Configure(all, server, null) };
        await registry.InitializeAsync();

        var health = await UntilAsync(
            registry, health => Refused(health).Any() && server.Granted.ContainsKey("sha256"));

        Assert.Equal([new StampTroubleResource("sm3", "refused")], Refused(health));
        Assert.True(health.Stamps);
        Assert.Null(health.ClocksApart);
        Assert.DoesNotContain("sm3", server.Granted.Keys);
        var later = await registry.PresentAsync("supervisor", s_bureau, ["supervisor"]);
        await registry.PublishedAsync(ulong.Parse(later.Index));
    }

    [Fact]
    public async Task Where_another_stamper_is_named_for_SM3_it_is_asked_about_that_tree_alone()
    {
        using var authority = new OpenSslAuthority(["sha256"], "sha256");
        using var other = new OpenSslAuthority(["sm3"], "sha384");
        await using var server = new StampServer(authority);
        await using var serverOfOther = new StampServer(other);
        await using var registry = new Registry { Change = all => Configure(all, server, serverOfOther) };
        await registry.InitializeAsync();

        var health = await UntilAsync(registry, health => Refused(health).Any()
            || (server.Granted.ContainsKey("sha256") && serverOfOther.Granted.ContainsKey("sm3")));

        Assert.Empty(Refused(health));
        Assert.Equal(["sha256"], server.Granted.Keys);
        Assert.Equal(["sm3"], serverOfOther.Granted.Keys);
    }

    // A stamper may take its time on a machine that is busy.
    private static IEnumerable<StampTroubleResource> Refused(HealthResource health) =>
        health.StampTroubles.Where(static one => one.Trouble != "no-answer");

    private static void Configure(JsonObject all, StampServer server, StampServer? forSm3)
    {
        var certificates = new JsonArray(server.Authority.CertificateFile);
        var stamps = new JsonObject { ["Kind"] = "http", ["Address"] = server.Address.ToString() };
        if (forSm3 is not null)
        {
            stamps["Sm3Address"] = forSm3.Address.ToString();
            certificates.Add(forSm3.Authority.CertificateFile);
        }

        stamps["Certificates"] = certificates;
        all["Ledger"]!["TimeStamps"] = stamps;
    }

    private static async Task<HealthResource> UntilAsync(Registry registry, Func<HealthResource, bool> holds)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await look.WaitForNextTickAsync(Cancel))
        {
            var health = (await registry.GetAsync("v1/operations/health", "operator")).Read<HealthResource>();
            if (holds(health))
            {
                return health;
            }
        }

        throw new InvalidOperationException("The timer ended.");
    }

    /// <summary>An authority behind HTTP (RFC 3161, 3.4).</summary>
    private sealed class StampServer : IAsyncDisposable
    {
        // The object identifier 1.2.156.10197.1.401, DER.
        private static readonly byte[] s_sm3 = [0x06, 0x08, 0x2a, 0x81, 0x1c, 0xcf, 0x55, 0x01, 0x83, 0x11];

        private readonly HttpListener _listener = new();
        private readonly Task _serving;

        public StampServer(OpenSslAuthority authority)
        {
            Authority = authority;
            Address = new Uri($"http://127.0.0.1:{FreePort.Find()}/stamp/");
            _listener.Prefixes.Add(Address.AbsoluteUri);
            _listener.Start();
            _serving = ServeAsync();
        }

        public OpenSslAuthority Authority { get; }

        public Uri Address { get; }

        /// <summary>Digests over which a stamp was granted.</summary>
        public ConcurrentDictionary<string, bool> Granted { get; } = new(StringComparer.Ordinal);

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _serving;
            _listener.Close();
        }

        private async Task ServeAsync()
        {
            while (_listener.IsListening)
            {
                try
                {
                    await AnswerAsync(await _listener.GetContextAsync());
                }
                catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
            }
        }

        private async Task AnswerAsync(HttpListenerContext context)
        {
            using var request = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(request);
            var response = Authority.Reply(request.ToArray());

            // A refusal has no token.
            var digest = request.ToArray().AsSpan().IndexOf(s_sm3) >= 0 ? "sm3" : "sha256";
            if (response.Length > 200)
            {
                Granted[digest] = true;
            }

            context.Response.ContentType = "application/timestamp-reply";
            await context.Response.OutputStream.WriteAsync(response);
            context.Response.Close();
        }
    }
}
