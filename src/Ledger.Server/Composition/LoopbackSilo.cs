using System.Net;
using System.Net.Sockets;
using Ledger.Server.Configuration;
using Orleans.Configuration;

namespace Ledger.Server.Composition;

/// <summary>
/// The Orleans side: one silo on loopback. Its ports authenticate nobody, so nothing else may reach them.
/// </summary>
internal static class LoopbackSilo
{
    public static void Configure(ISiloBuilder silo, LedgerOptions options)
    {
        silo.UseLocalhostClustering(FreePort(), FreePort(), serviceId: "ledger", clusterId: ClusterOf(options));
        silo.Configure<EndpointOptions>(endpoints => endpoints.AdvertisedIPAddress = IPAddress.Loopback);

        // An append may wait for a slow disk; the command id makes a caller's own retry safe in any case.
        silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(30));

        // The log's grain is active once its map stands in memory again, which grows with the registry. Whoever calls
        // it meanwhile is told to come back; an activation that is ended half-way would begin anew, and never be there.
        silo.Configure<GrainCollectionOptions>(grains => grains.ActivationTimeout = TimeSpan.FromHours(6));
    }

    private static string ClusterOf(LedgerOptions options) =>
        string.Concat(options.Origin.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));

    /// <summary>A loopback port that is free now, so that several registries run side by side.</summary>
    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
