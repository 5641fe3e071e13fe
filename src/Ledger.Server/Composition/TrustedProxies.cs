using System.Net;
using Ledger.Server.Configuration;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Ledger.Server.Composition;

/// <summary>
/// Believes of the proxies that the configuration names, and of nobody else, for whom they ask (<c>X-Forwarded-For</c>)
/// and by which scheme (<c>X-Forwarded-Proto</c>). Each hop has to be one of them: what a caller wrote into the header
/// before the first of them is not believed.
/// </summary>
internal static class TrustedProxies
{
    /// <summary>Reads an address as <c>10.20.0.7</c>, or a network as <c>10.20.0.0/16</c>; never everybody.</summary>
    public static bool TryRead(string text, out IPNetwork network)
    {
        var address = text.Split('/')[0];
        var isWhole = address.Contains(':', StringComparison.Ordinal);
        network = default;
        return (isWhole || address.Count(static one => one == '.') == 3)
            && IPNetwork.TryParse(text.Contains('/', StringComparison.Ordinal) ? text
                : text + (isWhole ? "/128" : "/32"), out network)
            && network.PrefixLength > 0

            // An address within a network is neither: the platform reads it as the whole network.
            && IPAddress.TryParse(address, out var first) && first.Equals(network.BaseAddress);
    }

    /// <summary>Why the process may not start; null without a reason.</summary>
    public static string? Fault(LedgerOptions options) =>
        !options.Inbound.Proxies.All(static proxy => TryRead(proxy, out _))
            ? "Ledger:Inbound:Proxies names addresses as 10.20.0.7 and networks as 10.20.0.0/16, not everybody."
        : null;

    /// <summary>Why the process may not start with what the platform itself is told; null without a reason.</summary>
    public static string? Fault(IConfiguration configuration) =>
        // However it is spelt: in the environment with the platform's prefixes or none, in a file, on the command line.
        bool.TryParse(configuration["ForwardedHeaders_Enabled"], out var all) && all
            ? "ForwardedHeaders_Enabled lets every caller say who it is: name the proxies in Ledger:Inbound:Proxies."
            : null;

    /// <summary>Before everything that asks where a request comes from; nothing where no proxy is named.</summary>
    public static void UseTrustedProxies(this WebApplication app, LedgerOptions options)
    {
        if (options.Inbound.Proxies.Count == 0)
        {
            return;
        }

        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in options.Inbound.Proxies)
        {
            _ = TryRead(proxy, out var network);
            forwarded.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(forwarded);
    }
}
