using System.Globalization;
using System.Text;
using Ledger.Api.Contracts;
using Ledger.Domain;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>
    /// A page of cases, newest first: for the registry's staff all, for everybody else the own party's. It may be a
    /// moment behind the log.
    /// </summary>
    /// <param name="status">Only what stands so, for example <c>noticed</c>; null for all.</param>
    /// <param name="after">The <c>Next</c> of the page before; null for the first.</param>
    /// <param name="limit">How many at most, 1 to 200.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Page<CaseSummary>> ListCasesAsync(
        string? status = null, string? after = null, int limit = 50, CancellationToken cancellationToken = default)
    {
        var path = new StringBuilder("v1/cases?limit=").Append(CultureInfo.InvariantCulture, $"{limit}");
        Append(path, "status", status);
        Append(path, "after", after);
        return GetAsync(path.ToString(), ClientJson.Default.PageCaseSummary, cancellationToken);
    }

    /// <summary>
    /// A case's name, standing and applicants; null when there is none for this account, or not yet in the register.
    /// </summary>
    public Task<CaseSummary?> FindCaseSummaryAsync(CaseId id, CancellationToken cancellationToken = default) =>
        FindAsync($"v1/cases/{id}/summary", ClientJson.Default.CaseSummary, cancellationToken);

    /// <summary>
    /// A page of the cases whose data is much like that of a case, estimated from the sketches that were filed with
    /// them, most alike first; for the registry's staff. Null when there is no such case, or not yet in the register.
    /// </summary>
    /// <param name="id">The case.</param>
    /// <param name="after">The <c>Next</c> of the page before; null for the first.</param>
    /// <param name="limit">How many at most, 1 to 200.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LedgerProblemException">The account is no staff.</exception>
    public Task<NearDuplicates?> FindNearDuplicatesAsync(
        CaseId id, string? after = null, int limit = 20, CancellationToken cancellationToken = default)
    {
        var path = new StringBuilder("v1/cases/").Append(id).Append("/near-duplicates?limit=")
            .Append(CultureInfo.InvariantCulture, $"{limit}");
        Append(path, "after", after);
        return FindAsync(path.ToString(), ClientJson.Default.NearDuplicates, cancellationToken);
    }
}
