using System.Text.Json;
using Ledger.EndToEnd.FaultyServer.Journals;
using Ledger.EndToEnd.FaultyServer.Mirrors;
using Ledger.EndToEnd.FaultyServer.Objects;
using Ledger.Evm;
using Ledger.Grains.Anchoring;
using Ledger.Ports;
using Ledger.Ports.Mirror;
using Ledger.Ports.Objects;
using Ledger.Server.Composition;
using Ledger.Server.Configuration;
using Ledger.Server.Keys;

namespace Ledger.EndToEnd.FaultyServer;

/// <summary>One thing that a registry must never do, done by replacing a part that it stands on.</summary>
internal sealed class PlantedFault
{
    private static readonly Dictionary<string, PlantedFault> s_all = new(StringComparer.Ordinal)
    {
        ["journal-writes-behind"] = new()
        {
            BeforeStart = data => new WriteBehind(data).Restore(),
            Plant = (services, data) => Wrap<IJournal>(
                services, journal => new WriteBehindJournal(journal, new WriteBehind(data), TimeSpan.Zero)),
        },
        ["everything-falls-back"] = new()
        {
            BeforeStart = data => new WriteBehind(data, "objects").Restore(),
            Plant = (services, data) => Wrap<IJournal>(services, journal => new WriteBehindJournal(
                journal, new WriteBehind(data, "objects"), TimeSpan.FromMinutes(2))),
        },
        ["commands-are-forgotten"] = new()
        {
            Plant = (services, _) => Wrap<IJournal>(services, journal => new ForgetfulJournal(journal)),
        },
        ["entries-are-doubled"] = new()
        {
            Plant = (services, _) => Wrap<IJournal>(services, journal => new DoublingJournal(journal)),
        },
        ["tiles-are-lost"] = new()
        {
            Plant = (services, _) => WrapObjects(services, objects => new LosingObjects(objects)),
        },
        ["content-is-written-late"] = new()
        {
            Plant = (services, _) => WrapObjects(services, objects => new LateObjects(objects)),
        },
        ["commits-are-repeated"] = new()
        {
            Plant = (services, _) => WrapMirror(services, mirror => new RepeatingMirror(mirror)),
        },
        ["chain-is-believed-to-remember"] = new()
        {
            Plant = (services, _) => WrapMirror(services, mirror => new TrustingMirror(mirror)),
        },
    };

    /// <summary>Runs over the data folder before anything is opened.</summary>
    public Action<string> BeforeStart { get; private init; } = static _ => { };

    /// <summary>Replaces a part; gets the data folder too.</summary>
    public required Action<IServiceCollection, string> Plant { get; init; }

    public static PlantedFault Named(string name) => s_all[name];

    public static string DataFolderIn(string configuration)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(configuration));
        return json.RootElement.GetProperty("Ledger").GetProperty("Data").GetString()!;
    }

    private static T Wrap<T>(IServiceCollection services, Func<T, T> wrap) where T : class
    {
        var held = services.Single(service => service.ServiceType == typeof(T));
        var wrapped = wrap((T)held.ImplementationInstance!);
        services.Remove(held);
        services.AddSingleton(wrapped);
        return wrapped;
    }

    private static void WrapObjects(IServiceCollection services, Func<IObjectStore, IObjectStore> wrap)
    {
        var wrapped = Wrap(services, wrap);
        services.Remove(services.Single(service => service.ServiceType == typeof(ContentStore)));
        services.AddSingleton(new ContentStore(wrapped));
    }

    private static void WrapMirror(IServiceCollection services, Func<IChainMirror, IChainMirror> wrap)
    {
        services.Remove(services.Single(service => service.ServiceType == typeof(IAnchorFactory)));
        services.AddSingleton<EvmAnchors>();
        services.AddSingleton<IAnchorFactory>(provider => new WrappedAnchors(
            provider.GetRequiredService<EvmAnchors>(),
            wrap,
            provider.GetRequiredService<IAnchorLog>(),
            mirror => new LaneCommitSigner(provider.GetRequiredService<RegistryKeys>(), (EvmMirror)mirror),
            provider.GetRequiredService<LedgerOptions>().Origin));
    }
}
