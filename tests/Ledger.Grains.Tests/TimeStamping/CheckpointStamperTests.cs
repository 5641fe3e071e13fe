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

    [Fact]
    public async Task A_published_checkpoint_is_stamped_and_openssl_takes_the_stamp()
    {
        await using var log = await LogFixture.CreateAsync();
        var published = await PublishAsync(log);
        var clock = new FakeTimeProvider(published.Time.AddSeconds(2));
        var stamper = Stamper(log, clock, clock);
        Assert.Null(await stamper.FindAsync(published.Size, Cancellation));

        await stamper.StampAsync(published, Cancellation);

        var response = await stamper.FindAsync(published.Size, Cancellation);
        var checkpoint = published.Checkpoints.Sha256;
        var found = CheckpointStamp.Judge(response, checkpoint, published.Time, Trust());
        Assert.Equal(Standing.Proven, found.Outcome);
        Assert.InRange(found.Said!.Value, published.Time, clock.GetUtcNow());
        Assert.Null(stamper.Apart);
        AssertOpenSsl(response!, CheckpointStamp.StampedBytes(checkpoint));
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(62, true)]
    [InlineData(-59, false)]
    [InlineData(-62, true)]
    public async Task A_clock_more_than_a_minute_away_stops_publishing_until_it_is_back(int seconds, bool isApart)
    {
        await using var log = await LogFixture.CreateAsync();
        var published = await PublishAsync(log);
        var ours = new FakeTimeProvider(Whole(published.Time).AddSeconds(1));
        var theirs = new FakeTimeProvider(ours.GetUtcNow().AddSeconds(seconds));
        var stamper = Stamper(log, theirs, ours);

        await stamper.StampAsync(published, Cancellation);

        Assert.Equal(isApart, stamper.Apart is not null);
        Assert.Equal(isApart, await stamper.FindAsync(published.Size, Cancellation) is null);
        ours.SetUtcNow(ours.GetUtcNow().AddMinutes(5));
        theirs.SetUtcNow(ours.GetUtcNow());
        await stamper.StampAsync(published, Cancellation);
        Assert.Null(stamper.Apart);
        Assert.NotNull(await stamper.FindAsync(published.Size, Cancellation));
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

        await stamper.StampAsync(published, Cancellation);

        Assert.Null(await stamper.FindAsync(published.Size, Cancellation));
        Assert.Null(stamper.Apart);
    }

    /// <summary>One number in 512 begins with nine zero bits, which DER does not write.</summary>
    [Fact]
    public async Task A_stamp_is_made_whatever_its_number()
    {
        var stamper = new DevelopmentTimeStamper(s_key, s_certificate, TimeProvider.System);
        for (var i = 0; i < 4000; i++)
        {
            Assert.NotEmpty(await stamper.StampAsync(default, Cancellation));
        }
    }

    private static DateTimeOffset Whole(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private CheckpointStamper Stamper(
        LogFixture log, TimeProvider theirs, TimeProvider ours) =>
        Stamper(log, new DevelopmentTimeStamper(s_key, s_certificate, theirs), ours);

    private CheckpointStamper Stamper(
        LogFixture log, ITimeStamper stamper, TimeProvider ours) =>
        new(
            stamper, Trust(), log.Objects, ours, new LedgerMeter(_services.GetRequiredService<IMeterFactory>()),
            NullLogger<CheckpointStamper>.Instance);

    private static TrustAnchors Trust() => new()
    {
        Origin = LogFixture.Origin, Lanes = [], BundleKeys = [], Chains = [],
        TimeStampers = [new TrustedCertificate(s_certificate, new Validity(default))],
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
}
