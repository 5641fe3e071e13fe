using System.Globalization;
using System.Text;
using Ledger.Api.Contracts;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>A page of the parties that are registered, for the registry's staff; a moment behind the log.</summary>
    /// <param name="name">What the name has in it, or the whole code; null for all.</param>
    /// <param name="after">The <c>Next</c> of the page before; null for the first.</param>
    /// <param name="limit">How many at most, 1 to 200.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LedgerProblemException">The account is no staff.</exception>
    public Task<Page<PartyResource>> ListPartiesAsync(
        string? name = null, string? after = null, int limit = 50, CancellationToken cancellationToken = default)
    {
        var path = new StringBuilder("v1/parties?limit=").Append(CultureInfo.InvariantCulture, $"{limit}");
        Append(path, "name", name);
        Append(path, "after", after);
        return GetAsync(path.ToString(), ClientJson.Default.PagePartyResource, cancellationToken);
    }
}
