using Ledger.Api.Contracts;
using Ledger.Domain.Registrars;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>
    /// What everybody may know of the registrar: standing, fees, process, sanctions; null while nothing is on record.
    /// </summary>
    public Task<RegistrarResource?> FindRegistrarAsync(CancellationToken cancellationToken = default) =>
        FindAsync("v1/registrar", ClientJson.Default.RegistrarResource, cancellationToken);

    /// <summary>Its whole standing, for the registry's staff and the authority over it; else null.</summary>
    public async Task<Versioned<RegistrarState>?> FindRegistrarStateAsync(
        CancellationToken cancellationToken = default) =>
        Typed<RegistrarState>(
            await FindAsync("v1/registrar/state", ClientJson.Default.AggregateResource, cancellationToken)
                .ConfigureAwait(false),
            RegistrarAggregate.Instance);
}
