using Ledger.Api.Endpoints;
using Ledger.Certificates;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Rules;
using Ledger.Grains.Aggregates;
using Ledger.Grains.Anchoring;
using Ledger.Grains.Contracts;
using Ledger.Grains.Documents;
using Ledger.Grains.Dues;
using Ledger.Grains.EvidenceMaking;
using Ledger.Grains.Feed;
using Ledger.Grains.Keys;
using Ledger.Grains.Log;
using Ledger.Grains.Publication;
using Ledger.Grains.Sketches;
using Ledger.Grains.Telemetry;
using Ledger.Grains.Time;
using Ledger.Ports;
using Ledger.Ports.Certificates;
using Ledger.Ports.Keys;
using Ledger.Ports.Mirror;
using Ledger.Ports.Documents;
using Ledger.Ports.Objects;
using Ledger.Ports.Sketches;
using Ledger.Register;
using Ledger.Server.Configuration;
using Ledger.Server.Development;
using Ledger.Server.Keys;
using Ledger.Server.Operations;
using Ledger.Grains.TimeStamping;
using Ledger.Server.TimeStamping;
using Ledger.Server.Webhooks;
using Ledger.Server.Witnesses;

namespace Ledger.Server.Composition;

/// <summary>Puts the registry together.</summary>
internal static class RegistryServices
{
    public static void AddRegistry(
        this IServiceCollection services, LedgerOptions options, RuleBook book, IJournal journal,
        IObjectStore objects)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(book);
        services.AddSingleton(journal).AddSingleton(new LogHeadings(journal));
        services.AddSingleton(objects);
        services.AddSingleton(new ContentStore(objects));
        AddKeys(services, options);
        services.AddSingleton(provider => new CallerSeal(provider.GetRequiredService<KeyRing>().CallerSeal.Export()));
        services.AddSingleton<SimulatedLegalClock>();
        services.AddSingleton<ILegalClock>(provider => options.SimulatedLegalStart is null
            ? new RealLegalClock(provider.GetRequiredService<TimeProvider>())
            : provider.GetRequiredService<SimulatedLegalClock>());
        services.AddSingleton(provider => ContextOf(options, provider) with { Book = book });
        services.AddSingleton(new AggregateCatalogue(Aggregates.All));
        services.AddSingleton(provider =>
            new SnapshotSeal(provider.GetRequiredService<KeyRing>().SnapshotSeal));
        services.AddSingleton<StreamStates>();
        AddCommands(services, options);
        services.AddSingleton<INationalSystem, DevelopmentNationalSystem>();
        AddDocuments(services, options);
        AddLog(services, options);
        AddAnchoring(services);
        AddEvidence(services, options);
        services.AddSingleton(Stores.OpenRegister(options));
        services.AddSingleton<Projector>();
        services.AddSingleton<RegisterQueries>();
        services.AddSingleton(provider => new StatutoryTime(
            book, () => provider.GetRequiredService<RegistryContext>().Calendar));
        services.AddSingleton<IDueStore>(Stores.OpenDues(options));
        services.AddSingleton<DueFollower>();
        AddFeed(services, options);
        services.AddSingleton<DueTimer>();
    }

    private static void AddCommands(IServiceCollection services, LedgerOptions options)
    {
        services.AddSingleton(new CommandReader(options.Origin));
        services.AddSingleton<LocalLogWriter>();
        services.AddSingleton<ILogAppender, LogGrainAppender>();
        services.AddSingleton<CommandHandler>();
        services.AddSingleton<IMandates, Mandates>();
        services.AddSingleton<LocalAggregates>();
        services.AddSingleton<AggregateParts>();
        services.AddSingleton<CommandDoor>();
        services.AddSingleton<ICommandDoor>(provider => provider.GetRequiredService<CommandDoor>());
        services.AddSingleton<ITimerDoor>(provider => provider.GetRequiredService<CommandDoor>());
    }

    private static void AddFeed(IServiceCollection services, LedgerOptions options)
    {
        services.AddSingleton<IFeedStore>(Stores.OpenFeed(options));
        services.AddSingleton<FeedFollower>();
        services.AddWebhooks(options);
    }

    private static void AddDocuments(IServiceCollection services, LedgerOptions options)
    {
        var folder = options.Documents.KeyFolder.Length > 0
            ? options.Documents.KeyFolder
            : Path.Combine(options.Data, "keys");
        _ = AeadAlgorithm.TryGet(options.Documents.Algorithm, out var algorithm);
        services.AddSingleton(provider => new SubjectKeys(
            provider.GetRequiredService<IObjectStore>(),
            algorithm!,
            new KeyFolder(folder, options.IsDevelopment).GetSecret("documents-kek")));
        services.AddSingleton<DocumentStore>();
        services.AddSingleton<ErasureFollower>();
        services.AddSingleton<DocumentAudit>();
        services.AddSingleton<ISketchStore>(Stores.OpenSketches(options));
        services.AddSingleton<SketchFollower>();
    }

    private static void AddLog(IServiceCollection services, LedgerOptions options)
    {
        services.AddSingleton<LedgerMeter>();
        services.AddSingleton(provider => new LogPublisher(
            provider.GetRequiredService<IJournal>(),
            provider.GetRequiredService<IObjectStore>(),
            provider.GetRequiredService<ILogSigners>(),
            new PublisherOptions { Check = options.Publication.StartCheck }));
        services.AddSingleton(provider => new LogParts(
            provider.GetRequiredService<LogPublisher>(),
            options.Publication.Heartbeat,
            EvmMirrors.NarrowestBound(options.Chains).Fits)
        {
            RequireWitnesses = WitnessServices.Require(provider),
            WhyNotPublish = () => provider.GetService<CheckpointStamper>()?.Apart,
        });
        services.AddWitnesses(options);
        services.AddTimeStamps(options);
        services.AddSingleton(provider => new LogOpening(
            provider.GetRequiredService<RegistryContext>(),
            provider.GetRequiredService<SimulatedLegalClock>(),
            options.SimulatedLegalStart,
            provider.GetRequiredService<IOpenedKeys>()));
        services.AddSingleton<ILogProofs>(provider =>
        {
            PublishedLog? Published() => provider.GetRequiredService<LogPublisher>().Published;
            var proofs = new LogProofs(
                provider.GetRequiredService<IJournal>(),
                provider.GetRequiredService<IObjectStore>(),
                provider.GetRequiredService<ILogSigners>(),
                Published);
            return new PublishedProofs(proofs, Published);
        });
    }

    private static void AddAnchoring(IServiceCollection services)
    {
        services.AddSingleton<IAnchorLog, PublishedAnchorLog>();
        services.AddSingleton<IAnchorFactory, EvmAnchors>();
        services.AddSingleton<IMirrorGaps, MirrorGaps>();
        services.AddSingleton<ContentAudit>();
        services.AddSingleton<ChainAudit>();
        services.AddSingleton<IRegistryOperations, RegistryOperations>();
        services.AddSingleton<IRegistryHealth, RegistryHealth>();
    }

    private static void AddKeys(IServiceCollection services, LedgerOptions options)
    {
        var folder = new KeyFolder(Path.Combine(options.Data, "keys"), options.IsDevelopment);
        services.AddSingleton(new KeyRing(folder));
        services.AddSingleton<KeyHistory>();
        services.AddSingleton(provider => new RegistryKeys(
            options.Origin,
            PartyId.Parse(options.RegistrarParty),
            folder,
            provider.GetRequiredService<KeyHistory>(),
            () =>
            [
                .. WitnessServices.KeysOf(options),
                .. TimeStampServices.KeysOf(provider.GetRequiredService<TimeStampTrust>()),
                .. EvmMirrors.ValidatorsOf(options),
            ]));
        services.AddSingleton<ILogSigners>(provider => provider.GetRequiredService<RegistryKeys>());
        services.AddSingleton<IRegistryKeys>(provider => provider.GetRequiredService<RegistryKeys>());
        services.AddSingleton<IOpenedKeys>(provider => provider.GetRequiredService<RegistryKeys>());
    }

    private static void AddEvidence(IServiceCollection services, LedgerOptions options)
    {
        services.AddSingleton<IEvidenceChains, EvmEvidenceChains>();
        services.AddSingleton(new EvidenceOptions(options.Origin, options.IsDevelopment)
        {
            WitnessQuorum = options.Witnesses.Count == 0 ? 0 : options.WitnessQuorum,
        });
        services.AddSingleton<IReportPrinter>(_ => new ReportPrinter(options.Certificates.Fonts));
        services.AddSingleton<IEvidenceMaker, EvidenceMaker>();
        services.AddSingleton(BuiltPage.Offer());
        services.AddSingleton<IDisclosureMaker, DisclosureMaker>();
        services.AddSingleton(new CertificateOffice(options.Certificates.Address, RegistrarOf(options)));
        services.AddSingleton<ICertificateDocuments>(_ => new CertificateDocuments(options.Certificates.Fonts));
    }

    private static Registrar RegistrarOf(LedgerOptions options) =>
        new(PartyId.Parse(options.RegistrarParty), options.Region, options.Registrar);

    private static RegistryContext ContextOf(LedgerOptions options, IServiceProvider provider) => new(
        options.Origin,
        RegistrarOf(options),
        RuleSet.G35,
        WorkdayCalendar.China,
        provider.GetRequiredService<ILegalClock>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<IJournal>());
}
