using System.Diagnostics;
using System.Diagnostics.Metrics;
using Ledger.Cryptography;
using Ledger.Evidence.Bundles;
using Ledger.Grains.Publication;
using Ledger.Grains.Telemetry;
using Ledger.Grains.Tests.Publication;
using Ledger.Grains.TimeStamping;
using Ledger.Ports.TimeStamping;
using Ledger.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Ledger.Grains.Tests.TimeStamping;

public sealed class CheckpointStamperTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    private static readonly PrivateKey s_key = PrivateKey.Generate(SignatureAlgorithm.P256);
    private static readonly byte[] s_certificate = DevelopmentTimeStamper.Certify(s_key, "test");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _services.Dispose();

    /// <summary>Either stamp rests on the digest of its own tree, and not on the other's.</summary>
    [Theory]
    [InlineData("sha256", "p256", "sha256")]
    [InlineData("sm3", "p256", "sha512", "sm3")]
    public async Task A_published_checkpoint_is_stamped_in_each_tree_and_openssl_takes_the_stamp(
        string name, params string[] restsOn)
    {
        var tree = Tree(name);
        await using var log = await LogFixture.CreateAsync();
        var published = await PublishAsync(log);
        var clock = new FakeTimeProvider(published.Time.AddSeconds(2));
        var stamper = Stamper(log, clock, clock);
        Assert.Null(await stamper.FindAsync(tree, published.Size, Cancellation));

        await stamper.StampAsync(tree, published, Cancellation);

        var response = await stamper.FindAsync(tree, published.Size, Cancellation);
        var checkpoint = published.Checkpoints[tree];
        var found = CheckpointStamp.Judge(response, tree, checkpoint, published.Time, Trust());
        Assert.Equal(Standing.Proven, found.Outcome);
        Assert.Equal(restsOn, found.RestsOn);
        Assert.InRange(found.Said!.Value, published.Time, clock.GetUtcNow());
        Assert.Null(stamper.Apart);
        Assert.Empty(stamper.Troubles);
        AssertOpenSsl(response!, CheckpointStamp.StampedBytes(checkpoint));
        var other = CheckpointStamper.Trees.Single(one => one != tree);
        Assert.Null(await stamper.FindAsync(other, published.Size, Cancellation));
        Assert.Equal(Standing.Refuted, CheckpointStamp.Judge(
            response, other, published.Checkpoints[other], published.Time, Trust()).Outcome);
    }

    /// <summary>The authority is openssl's, which says in its answer that it does not take SM3.</summary>
    [Fact]
    public async Task A_stamper_that_refuses_one_tree_stamps_the_other_and_is_asked_again_after_a_pause()
    {
        await using var log = await LogFixture.CreateAsync();
        var published = await PublishAsync(log);
        using var authority = new OpenSslAuthority(["sha256"], "sha512");
        using var other = new OpenSslAuthority(["sm3"], "sha512");
        var asking = new AskedAuthority(authority);
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var stamper = Stamper(log, asking, clock, authority, other);

        foreach (var tree in CheckpointStamper.Trees)
        {
            await stamper.StampAsync(tree, published, Cancellation);
        }

        Assert.NotNull(await stamper.FindAsync(DigestAlgorithm.Sha256, published.Size, Cancellation));
        Assert.Null(await stamper.FindAsync(DigestAlgorithm.Sm3, published.Size, Cancellation));
        Assert.Null(stamper.Apart);
        Assert.Equal(
            [new KeyValuePair<DigestAlgorithm, StampTrouble>(DigestAlgorithm.Sm3, StampTrouble.Refused)],
            stamper.Troubles);

        clock.Advance(stamper.Pause - TimeSpan.FromSeconds(1));
        await stamper.StampAsync(DigestAlgorithm.Sm3, published, Cancellation);
        Assert.Equal(["sha256", "sm3"], asking.Asked);
        asking.Authority = other;
        clock.Advance(TimeSpan.FromSeconds(1));
        await stamper.StampAsync(DigestAlgorithm.Sm3, published, Cancellation);
        Assert.Equal(["sha256", "sm3", "sm3"], asking.Asked);
        Assert.NotNull(await stamper.FindAsync(DigestAlgorithm.Sm3, published.Size, Cancellation));
        Assert.Empty(stamper.Troubles);
    }

    [Theory]
    [InlineData("sha256", true)]
    [InlineData("sha512", false)]
    public async Task A_stamp_that_would_fall_with_the_other_tree_is_kept_and_told_of(string signsOver, bool isTold)
    {
        await using var log = await LogFixture.CreateAsync();
        var published = await PublishAsync(log);
        using var authority = new OpenSslAuthority(["sha256", "sm3"], signsOver);
        var stamper = Stamper(
            log, new AskedAuthority(authority), TimeProvider.System, authority);

        foreach (var tree in CheckpointStamper.Trees)
        {
            await stamper.StampAsync(tree, published, Cancellation);
            Assert.NotNull(await stamper.FindAsync(tree, published.Size, Cancellation));
        }

        Assert.Equal(
            isTold ? [(DigestAlgorithm.Sm3, StampTrouble.RestsOnBoth)] : [],
            stamper.Troubles.Select(static one => (one.Key, one.Value)));
    }

    [Theory]
    [InlineData("sha256", 60, false)]
    [InlineData("sha256", 62, true)]
    [InlineData("sha256", -59, false)]
    [InlineData("sha256", -62, true)]
    [InlineData("sm3", 60, false)]
    [InlineData("sm3", 62, true)]
    public async Task A_clock_more_than_a_minute_away_stops_publishing_until_it_is_back(
        string name, int seconds, bool isApart)
    {
        var tree = Tree(name);
        await using var log = await LogFixture.CreateAsync();
        var published = await PublishAsync(log);
        var ours = new FakeTimeProvider(Whole(published.Time).AddSeconds(1));
        var theirs = new FakeTimeProvider(ours.GetUtcNow().AddSeconds(seconds));
        var stamper = Stamper(log, theirs, ours);

        await stamper.StampAsync(tree, published, Cancellation);

        Assert.Equal(isApart, stamper.Apart is not null);
        Assert.Equal(isApart, await stamper.FindAsync(tree, published.Size, Cancellation) is null);
        ours.SetUtcNow(ours.GetUtcNow().AddMinutes(5));
        theirs.SetUtcNow(ours.GetUtcNow());
        await stamper.StampAsync(tree, published, Cancellation);
        Assert.Null(stamper.Apart);
        Assert.NotNull(await stamper.FindAsync(tree, published.Size, Cancellation));
    }

    [Fact]
    public async Task Another_stampers_answer_is_not_kept()
    {
        await using var log = await LogFixture.CreateAsync();
        var published = await PublishAsync(log);
        var clock = new FakeTimeProvider(published.Time.AddSeconds(1));
        var key = PrivateKey.Generate(SignatureAlgorithm.P256);
        var foreign = new DevelopmentTimeStamper(key, DevelopmentTimeStamper.Certify(key, "test"), clock);
        var stamper = Stamper(log, foreign, clock);

        await stamper.StampAsync(DigestAlgorithm.Sha256, published, Cancellation);

        Assert.Null(await stamper.FindAsync(DigestAlgorithm.Sha256, published.Size, Cancellation));
        Assert.Null(stamper.Apart);
    }

    /// <summary>Some refuse by a status of HTTP, or close the connection.</summary>
    [Fact]
    public async Task One_that_is_away_twice_is_left_alone_for_a_while()
    {
        await using var log = await LogFixture.CreateAsync();
        var published = await PublishAsync(log);
        var clock = new FakeTimeProvider(Whole(published.Time).AddSeconds(1));
        var asking = new LeavingStamper(new DevelopmentTimeStamper(s_key, s_certificate, clock)) { IsAway = true };
        var stamper = Stamper(log, asking, clock);

        for (var second = 0; second < 60; second++)
        {
            await stamper.StampAsync(DigestAlgorithm.Sm3, published, Cancellation);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(4, asking.Asked);
        Assert.Equal(StampTrouble.NoAnswer, Assert.Single(stamper.Troubles).Value);
        asking.IsAway = false;
        clock.Advance(stamper.Pause);
        await stamper.StampAsync(DigestAlgorithm.Sm3, published, Cancellation);
        Assert.NotNull(await stamper.FindAsync(DigestAlgorithm.Sm3, published.Size, Cancellation));
        Assert.Empty(stamper.Troubles);
    }

    [Theory]
    [InlineData("sha256", true)]
    [InlineData("sm3", false)]
    public async Task Only_the_stamper_over_sha256_stops_publishing_while_it_is_away(string name, bool stops)
    {
        await using var log = await LogFixture.CreateAsync();
        var published = await PublishAsync(log);
        var ours = new FakeTimeProvider(Whole(published.Time).AddSeconds(1));
        var theirs = new FakeTimeProvider(ours.GetUtcNow().AddSeconds(70));
        var asking = new LeavingStamper(new DevelopmentTimeStamper(s_key, s_certificate, theirs));
        var stamper = Stamper(log, asking, ours);
        await stamper.StampAsync(Tree(name), published, Cancellation);
        Assert.NotNull(stamper.Apart);

        asking.IsAway = true;
        await stamper.StampAsync(Tree(name), published, Cancellation);

        Assert.Equal(stops, stamper.Apart is not null);
    }

    /// <summary>One number in 512 begins with nine zero bits, which DER does not write.</summary>
    [Fact]
    public async Task A_stamp_is_made_whatever_its_number()
    {
        var stamper = new DevelopmentTimeStamper(s_key, s_certificate, TimeProvider.System);
        for (var i = 0; i < 4000; i++)
        {
            Assert.NotEmpty(await stamper.StampAsync(new byte[32], "sha256", Cancellation));
        }
    }

    private static DateTimeOffset Whole(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private CheckpointStamper Stamper(
        LogFixture log, TimeProvider theirs, TimeProvider ours) =>
        Stamper(log, new DevelopmentTimeStamper(s_key, s_certificate, theirs), ours);

    private CheckpointStamper Stamper(
        LogFixture log, ITimeStamper stamper, TimeProvider ours, params OpenSslAuthority[] authorities) =>
        new(
            stamper, Trust(authorities), log.Objects, ours,
            new LedgerMeter(_services.GetRequiredService<IMeterFactory>()),
            NullLogger<CheckpointStamper>.Instance)
        {
            // Less than clocks may be apart: openssl's is the machine's.
            Pause = TimeSpan.FromSeconds(20),
        };

    private static DigestAlgorithm Tree(string name) => CheckpointStamper.Trees.Single(tree => tree.Name == name);

    private static TrustAnchors Trust(params OpenSslAuthority[] authorities) => new()
    {
        Origin = LogFixture.Origin, Lanes = [], BundleKeys = [], Chains = [],
        TimeStampers =
        [
            .. authorities.Select(static one => File.ReadAllBytes(one.CertificateFile)).Prepend(s_certificate)
                .Select(static one => new TrustedCertificate(one, new Validity(default))),
        ],
    };

    private static async Task<PublishedLog> PublishAsync(LogFixture log)
    {
        using var publisher = log.Publisher();
        await publisher.StartAsync(Cancellation);
        await log.WriteAsync([1, 2, 3]);
        return (await publisher.PublishAsync(log.AppendMapAsync, false, Cancellation))!;
    }

    private static void AssertOpenSsl(byte[] response, byte[] stamped)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.PathOf("r.tsr"), response);
        File.WriteAllBytes(folder.PathOf("checkpoint"), stamped);
        File.WriteAllText(folder.PathOf("ca.pem"), System.Security.Cryptography.PemEncoding.WriteString(
            "CERTIFICATE", s_certificate));
        using var openssl = Process.Start(new ProcessStartInfo("openssl",
        [
            "ts", "-verify", "-in", folder.PathOf("r.tsr"), "-data", folder.PathOf("checkpoint"),
            "-CAfile", folder.PathOf("ca.pem"),
        ])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var said = openssl.StandardOutput.ReadToEnd() + openssl.StandardError.ReadToEnd();
        openssl.WaitForExit();
        Assert.True(openssl.ExitCode == 0, said);
        Assert.Contains("Verification: OK", said, StringComparison.Ordinal);
    }

    private sealed class LeavingStamper(ITimeStamper stamper) : ITimeStamper
    {
        public bool IsAway { get; set; }

        public int Asked { get; private set; }

        public Task<byte[]> StampAsync(
            ReadOnlyMemory<byte> imprint, string digest, CancellationToken cancellationToken)
        {
            Asked++;
            return IsAway
                ? throw new TimeStamperUnavailableException("tsa.example answers 415.")
                : stamper.StampAsync(imprint, digest, cancellationToken);
        }
    }

    // What it is asked goes to an authority that may be another one later.
    private sealed class AskedAuthority(OpenSslAuthority authority) : ITimeStamper
    {
        public List<string> Asked { get; } = [];

        public OpenSslAuthority Authority { get; set; } = authority;

        public Task<byte[]> StampAsync(
            ReadOnlyMemory<byte> imprint, string digest, CancellationToken cancellationToken)
        {
            Asked.Add(digest);
            return Task.FromResult(Authority.Reply(CheckpointStamp.Request(imprint.Span, digest)));
        }
    }
}
