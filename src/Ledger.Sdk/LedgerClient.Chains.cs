using Ledger.Api.Contracts;
using Ledger.Domain.Chains;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>
    /// A chain that mirrors the log: its instances, what was voided there, and what it does not hold because of that.
    /// Null when none has that name.
    /// </summary>
    public Task<ChainResource?> FindChainAsync(string name, CancellationToken cancellationToken = default) =>
        FindAsync($"v1/chains/{Uri.EscapeDataString(name)}", ClientJson.Default.ChainResource, cancellationToken);

    /// <summary>The registry's own state, for its staff; null for everybody else.</summary>
    public async Task<Versioned<RegistryState>?> FindRegistryAsync(CancellationToken cancellationToken = default) =>
        Typed<RegistryState>(
            await FindAsync("v1/registry", ClientJson.Default.AggregateResource, cancellationToken)
                .ConfigureAwait(false),
            RegistryAggregate.Instance);
}
