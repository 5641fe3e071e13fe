using Ledger.Sdk;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers clients of registries with a host.</summary>
public static class LedgerServices
{
    // A client lives as long as its host; what it learnt of names and addresses must not.
    private static readonly TimeSpan s_connectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Adds a <see cref="LedgerClient"/> as a singleton: safe for concurrent use, with one token and one pool of
    /// connections. It repeats requests itself, commands under their id: a handler that repeats them too is of no use.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Says which registry, and as whom.</param>
    /// <returns>The HTTP client's builder, for proxies, certificates or telemetry.</returns>
    public static IHttpClientBuilder AddLedger(
        this IServiceCollection services, Action<LedgerConnection> configure) =>
        AddLedger(services, Options.Options.DefaultName, configure);

    /// <summary>The same for one of several registries: the client is a keyed singleton.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">The registry's name in the host, the service's key.</param>
    /// <param name="configure">Says which registry, and as whom.</param>
    /// <returns>The HTTP client's builder, for proxies, certificates or telemetry.</returns>
    public static IHttpClientBuilder AddLedger(
        this IServiceCollection services, string name, Action<LedgerConnection> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<LedgerConnection>(name).Configure(configure)
            .Validate(static connection => connection.Server is { IsAbsoluteUri: true, Scheme: "http" or "https" },
                $"{nameof(LedgerConnection)}.{nameof(LedgerConnection.Server)} is no http or https address.");
        if (name.Length == 0)
        {
            services.AddSingleton(provider => Create(provider, name));
        }
        else
        {
            services.AddKeyedSingleton(name, (provider, _) => Create(provider, name));
        }

        return services.AddHttpClient(HttpNameOf(name))
            .UseSocketsHttpHandler(static (handler, _) =>
            {
                handler.PooledConnectionLifetime = s_connectionLifetime;
                handler.AllowAutoRedirect = false;
                handler.AutomaticDecompression = System.Net.DecompressionMethods.All;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }

    private static LedgerClient Create(IServiceProvider provider, string name)
    {
        var connection = provider.GetRequiredService<IOptionsMonitor<LedgerConnection>>().Get(name);
        var account = connection.Account
            ?? (connection.AccountFile is { Length: > 0 } file ? LedgerAccount.Load(file) : null);
        var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpNameOf(name));
        return new LedgerClient(http, connection.Server!, account, connection.Client);
    }

    private static string HttpNameOf(string name) => name.Length == 0 ? "ledger" : "ledger." + name;
}
