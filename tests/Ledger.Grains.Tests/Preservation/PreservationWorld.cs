using System.Diagnostics;
using System.Diagnostics.Metrics;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Bundles;
using Ledger.Grains.EvidenceMaking;
using Ledger.Grains.Preservation;
using Ledger.Grains.Publication;
using Ledger.Grains.Telemetry;
using Ledger.Grains.Tests.EvidenceMaking;
using Ledger.Grains.Tests.Publication;
using Ledger.Grains.TimeStamping;
using Ledger.Ports;
using Ledger.Ports.TimeStamping;
using Ledger.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Ledger.Grains.Tests.Preservation;

/// <summary>
/// A real log whose checkpoints are preserved by stampers that come and go, under a clock that is set.
/// </summary>
internal sealed class PreservationWorld : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly LogFixture _log;
    private readonly LogPublisher _publisher;
    private readonly WorldKeys _keys = new();

    private PreservationWorld(LogFixture log, PreservationPlan plan)
    {
        _log = log;
        _publisher = log.Publisher();
        Stamper = new ChangingStamper(_keys, Clock);
        Proofs = new PublishedProofs(log.Proofs(_publisher), () => _publisher.Published);
        Preserver = Another(plan);
        Maker = new EvidenceMaker(
            new EvidenceOptions(LogFixture.Origin, IsDevelopment: true), _keys, log.Journal, Proofs, log.Objects,
            new NoChains(), preservation: Preserver);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));

    public ChangingStamper Stamper { get; }

    public PublishedProofs Proofs { get; }

    public Preserver Preserver { get; }

    public EvidenceMaker Maker { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<PreservationWorld> StartAsync(PreservationPlan plan)
    {
        var world = new PreservationWorld(await LogFixture.CreateAsync(), plan);
        await world._publisher.StartAsync(Cancellation);
        return world;
    }

    /// <summary>Another process over the same log and objects, perhaps with another plan.</summary>
    public Preserver Another(PreservationPlan plan) => new(
        plan, Stamper, stop => PreservationTrust.ReadAsync(LogFixture.Origin, _keys, stop), _log.Journal,
        _log.Objects, Proofs, LogFixture.Signers, Clock,
        new LedgerMeter(_services.GetRequiredService<IMeterFactory>()), NullLogger<Preserver>.Instance);

    public async Task<ulong> PublishAsync(params ulong[] assets)
    {
        await _log.WriteAsync(assets, $"at {Clock.GetUtcNow():HH:mm:ss}");
        return (await _publisher.PublishAsync(_log.AppendMapAsync, false, Cancellation))!.Size;
    }

    public async Task<Verdict> VerifyAsync(ulong size, params string[] broken)
    {
        var bundle = await Maker.MakeAsync(
            LogFixture.Asset(1), EvidenceWish.None with { Size = size }, Cancellation);
        Assert.NotNull(bundle);
        var believed = await Maker.AnchorsAsync(Cancellation);
        Assert.True(TrustAnchors.TryRead(believed, out var anchors, out var error), error);
        return BundleVerifier.Verify(
            bundle, anchors, new VerificationRequest { Broken = BrokenAlgorithms.Of(broken) });
    }

    /// <summary>A third program says whether a token is over some data, as of a time.</summary>
    public static void AssertOpenSsl(
        ReadOnlyMemory<byte> token, ReadOnlyMemory<byte> data, byte[] root, DateTimeOffset at)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.PathOf("token"), token.ToArray());
        File.WriteAllBytes(folder.PathOf("data"), data.ToArray());
        File.WriteAllText(
            folder.PathOf("ca.pem"), System.Security.Cryptography.PemEncoding.WriteString("CERTIFICATE", root));
        using var openssl = Process.Start(new ProcessStartInfo("openssl",
        [
            "ts", "-verify", "-token_in", "-in", folder.PathOf("token"), "-data", folder.PathOf("data"),
            "-CAfile", folder.PathOf("ca.pem"), "-attime", $"{at.ToUnixTimeSeconds()}",
        ])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var said = openssl.StandardOutput.ReadToEnd() + openssl.StandardError.ReadToEnd();
        openssl.WaitForExit();
        Assert.True(openssl.ExitCode == 0, said);
    }

    public async ValueTask DisposeAsync()
    {
        Preserver.Dispose();
        _publisher.Dispose();
        await _log.DisposeAsync();
        await _services.DisposeAsync();
    }

    /// <summary>A time stamper whose certificate is another one from time to time.</summary>
    internal sealed class ChangingStamper(WorldKeys keys, TimeProvider clock) : ITimeStamper
    {
        private DevelopmentTimeStamper? _now;

        public int Asked { get; private set; }

        public byte[] Certificate { get; private set; } = [];

        public void Change(int from, int until)
        {
            var secret = PrivateKey.Generate(SignatureAlgorithm.P256);
            Certificate = DevelopmentTimeStamper.Certify(
                secret, $"TSA of {from}", new DateTimeOffset(from, 1, 1, 0, 0, 0, TimeSpan.Zero),
                new DateTimeOffset(until, 1, 1, 0, 0, 0, TimeSpan.Zero));
            keys.Stampers.Add(Certificate);
            _now = new DevelopmentTimeStamper(secret, Certificate, clock);
        }

        public Task<byte[]> StampAsync(
            ReadOnlyMemory<byte> imprint, string digest, CancellationToken cancellationToken)
        {
            Asked++;
            return _now!.StampAsync(imprint, digest, cancellationToken);
        }
    }

    private sealed class NoChains : IEvidenceChains
    {
        public Task<IReadOnlyList<EvidenceChain>> ListAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<EvidenceChain>>([]);
    }
}
