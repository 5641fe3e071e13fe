using Ledger.Cryptography;
using Ledger.Domain.Keys;
using Ledger.Evidence.Bundles;
using Ledger.Grains.Preservation;
using Ledger.Grains.Publication;
using Ledger.Grains.Telemetry;
using Ledger.Grains.TimeStamping;
using Ledger.Ports;
using Ledger.Ports.Keys;
using Ledger.Ports.Objects;
using Ledger.Ports.Preservation;
using Ledger.Ports.TimeStamping;
using Ledger.Server.Composition;
using Ledger.Server.Configuration;
using Ledger.Server.Keys;

namespace Ledger.Server.TimeStamping;

/// <summary>Puts the time stamping of checkpoints together.</summary>
internal static class TimeStampServices
{
    private const string DevelopmentCertificate = "evidence/time-stamper.cer";

    /// <summary>Adds the stamper and who is believed; without a stamper nobody is.</summary>
    public static void AddTimeStamps(this IServiceCollection services, LedgerOptions options)
    {
        services.AddSingleton(provider => StampersOf(provider, options.TimeStamps));
        services.AddHostedService<StamperKeeper>();
        if (options.TimeStamps.Kind == "none")
        {
            services.AddSingleton<IPreservation, NothingPreserved>();
            return;
        }

        services.AddSingleton(provider => StamperOf(provider, options.TimeStamps));
        services.AddSingleton(provider => new CheckpointStamper(
            provider.GetRequiredService<ITimeStamper>(),
            TrustOf(options.Origin, provider.GetRequiredService<TimeStampTrust>()),
            provider.GetRequiredService<IObjectStore>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<LedgerMeter>(),
            provider.GetRequiredService<ILogger<CheckpointStamper>>()));
        services.AddSingleton<ICheckpointStamps>(provider => provider.GetRequiredService<CheckpointStamper>());
        AddKeepers(services, options);
        services.AddSingleton(provider =>
        {
            var keys = provider.GetRequiredService<IRegistryKeys>();
            return new Preserver(
                options.Preservation.ToPlan(),
                provider.GetRequiredService<ITimeStamper>(),
                cancellationToken => PreservationTrust.ReadAsync(options.Origin, keys, cancellationToken),
                provider.GetRequiredService<IJournal>(),
                provider.GetRequiredService<IObjectStore>(),
                provider.GetRequiredService<ILogProofs>(),
                provider.GetRequiredService<ILogSigners>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<LedgerMeter>(),
                provider.GetRequiredService<ILogger<Preserver>>());
        });
        services.AddSingleton<IPreservation>(provider => provider.GetRequiredService<Preserver>());
        services.AddHostedService<PreservationKeeper>();
    }

    private static void AddKeepers(IServiceCollection services, LedgerOptions options)
    {
        foreach (var tree in CheckpointStamper.Trees)
        {
            services.AddSingleton<IHostedService>(provider => new TimeStampKeeper(
                tree,
                provider.GetRequiredService<CheckpointStamper>(),
                provider.GetRequiredService<LogPublisher>(),
                options,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<TimeStampKeeper>>()));
        }
    }

    /// <summary>The certificates, for the log to name.</summary>
    public static IEnumerable<RegistryKey> KeysOf(TimeStampTrust trust) =>
    [
        .. trust.Stampers.Select(one => Of(KeyPurpose.TimeStamper, one)),
        .. trust.Authorities.Select(one => Of(KeyPurpose.Authority, one)),
    ];

    private static RegistryKey Of(KeyPurpose purpose, ReadOnlyMemory<byte> certificate) =>
        new(purpose, CanonicalBase64.Encode(certificate.Span));

    private static ITimeStamper StamperOf(IServiceProvider provider, TimeStampOptions options) =>
        options.Kind == "http"
            ? new HttpTimeStamper(
                HttpTimeStamper.Client(), new Uri(options.Address),
                new Uri(options.Sm3Address.Length > 0 ? options.Sm3Address : options.Address))
            : new DevelopmentTimeStamper(
                provider.GetRequiredService<KeyRing>().TimeStamps,
                provider.GetRequiredService<TimeStampTrust>().Stampers[0].Span,
                provider.GetRequiredService<TimeProvider>());

    private static TimeStampTrust StampersOf(IServiceProvider provider, TimeStampOptions options) => options.Kind switch
    {
        "http" => new TimeStampTrust(Read(options.Certificates), Read(options.Authorities)),
        "development" => new TimeStampTrust([OwnCertificate(provider)], []),
        _ => new TimeStampTrust([], []),
    };

    private static IReadOnlyList<ReadOnlyMemory<byte>> Read(IEnumerable<string> files) =>
        [.. files.Select(file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file))];

    // Anchors name the certificate itself: the first that was ever made is the one that counts.
    private static byte[] OwnCertificate(IServiceProvider provider)
    {
        var objects = provider.GetRequiredService<IObjectStore>();
        var made = DevelopmentTimeStamper.Certify(
            provider.GetRequiredService<KeyRing>().TimeStamps, "development time stamper");
        return Task.Run(async () =>
        {
            using var content = new MemoryStream(made, writable: false);
            await objects.CreateAsync(DevelopmentCertificate, content, CancellationToken.None);
            await using var kept = await objects.OpenAsync(
                DevelopmentCertificate, 0, TrustedCertificate.MaxBytes, CancellationToken.None)
                ?? throw new InvalidOperationException($"{DevelopmentCertificate} was there and is not.");
            using var bytes = new MemoryStream();
            await kept.CopyToAsync(bytes);
            return bytes.ToArray();
        }).GetAwaiter().GetResult();
    }

    private static TrustAnchors TrustOf(string origin, TimeStampTrust trust) => new()
    {
        Origin = origin, Lanes = [], BundleKeys = [], Chains = [],
        TimeStampers = [.. trust.Stampers.Select(one => new TrustedCertificate(one, new Validity(default)))],
        Authorities = [.. trust.Authorities.Select(one => new TrustedCertificate(one, new Validity(default)))],
    };
}

/// <summary>Certificates of those who are believed to stamp times.</summary>
internal sealed record TimeStampTrust(
    IReadOnlyList<ReadOnlyMemory<byte>> Stampers, IReadOnlyList<ReadOnlyMemory<byte>> Authorities);

/// <summary>
/// Has every checkpoint of one tree that it meets stamped; those in between have their successor's. Each tree has its
/// own, so that a stamper that does not answer about one keeps nobody waiting for the other.
/// </summary>
internal sealed class TimeStampKeeper(
    DigestAlgorithm tree, CheckpointStamper stamper, LogPublisher publisher, LedgerOptions options, TimeProvider time,
    ILogger<TimeStampKeeper> logger)
    : Keeper(time, options.TimeStamps.Interval, logger)
{
    protected override string Task => $"Time stamping of the {tree.Name} tree";

    protected override Task RunOnceAsync(CancellationToken stopping) => publisher.Published is { } newest
        ? stamper.StampAsync(tree, newest, stopping)
        : System.Threading.Tasks.Task.CompletedTask;
}
