using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Lists;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>The rules by which the registry decides, each with its clause; needs no account.</summary>
    public async Task<IReadOnlyList<RuleResource>> ListRulesAsync(CancellationToken cancellationToken = default) =>
        await GetAsync("v1/rules", ClientJson.Default.RuleResourceArray, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// The version in force today of a list of data; null while there is none, and of important data for all but the
    /// registry's staff.
    /// </summary>
    public Task<ListResource?> FindListAsync(DataListKind kind, CancellationToken cancellationToken = default) =>
        FindAsync($"v1/lists/{WireName.Of(kind)}", ClientJson.Default.ListResource, cancellationToken);
}
