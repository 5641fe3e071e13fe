using Ledger.Api.Contracts;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>The rules by which the registry decides, each with its clause; needs no account.</summary>
    public async Task<IReadOnlyList<RuleResource>> ListRulesAsync(CancellationToken cancellationToken = default) =>
        await GetAsync("v1/rules", ClientJson.Default.RuleResourceArray, cancellationToken).ConfigureAwait(false);
}
