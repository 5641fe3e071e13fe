using System.Runtime.CompilerServices;
using Ledger.Api.Contracts;
using Ledger.Domain;

namespace Ledger.Sdk;

/// <summary>Lists whole: the next page is asked for when the one before is used up.</summary>
public sealed partial class LedgerClient
{
    private const int WholePage = 200;
    private const int WholeLogPage = 500;

    /// <summary>All assets that fit, newest first; needs no account.</summary>
    /// <param name="query">What to look for, all of it at once; null for everything.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public IAsyncEnumerable<AssetResource> AllAssetsAsync(
        AssetQuery? query = null, CancellationToken cancellationToken = default) => AllAsync(
        (after, stop) => SearchAssetsAsync(query ?? new AssetQuery(), after, WholePage, stop)!, cancellationToken);

    /// <summary>All that was written to the log of an asset, newest first; nothing when this account may not see it.
    /// </summary>
    /// <param name="id">The asset.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidDataException">A leaf does not have the hashes that are claimed for it.</exception>
    public IAsyncEnumerable<LogEntryResource> AllAssetEntriesAsync(
        AssetId id, CancellationToken cancellationToken = default) => AllAsync(
        (after, stop) => ListAssetEntriesAsync(id, after, WholePage, stop), cancellationToken);

    /// <summary>All links by which an asset comes from others, or others from it; for its holders and staff.</summary>
    /// <param name="id">The asset.</param>
    /// <param name="down">Whether to follow what was made of it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public IAsyncEnumerable<ProvenanceEdge> AllProvenanceAsync(
        AssetId id, bool down = false, CancellationToken cancellationToken = default) => AllAsync(
        (after, stop) => ListProvenanceAsync(id, down, after, WholePage, stop)!, cancellationToken);

    /// <summary>All cases that stand so, newest first: the own party's, or everybody's for staff.</summary>
    /// <param name="status">Only what stands so, for example <c>noticed</c>; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public IAsyncEnumerable<CaseSummary> AllCasesAsync(
        string? status = null, CancellationToken cancellationToken = default) => AllAsync(
        (after, stop) => ListCasesAsync(status, after, WholePage, stop)!, cancellationToken);

    /// <summary>All items of the resource catalogue that fit, newest first.</summary>
    /// <param name="query">Which items; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public IAsyncEnumerable<CatalogueItemResource> AllCatalogueAsync(
        CatalogueQuery? query = null, CancellationToken cancellationToken = default) => AllAsync(
        (after, stop) => ListCatalogueAsync(query, after, WholePage, stop)!, cancellationToken);

    /// <summary>All demands that fit, newest first.</summary>
    /// <param name="status">Only demands that stand so; null for any.</param>
    /// <param name="division">Only a division and all that lies in it; null for any.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public IAsyncEnumerable<DemandResource> AllDemandsAsync(
        string? status = null, string? division = null, CancellationToken cancellationToken = default) => AllAsync(
        (after, stop) => ListDemandsAsync(status, division, after, WholePage, stop)!, cancellationToken);

    /// <summary>Who owes which public data to whom; needs an account.</summary>
    /// <param name="provider">Whose duties; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public IAsyncEnumerable<ResponsibilityResource> AllResponsibilitiesAsync(
        PartyId? provider = null, CancellationToken cancellationToken = default) => AllAsync(
        (after, stop) => ListResponsibilitiesAsync(provider, after, WholePage, stop)!, cancellationToken);

    /// <summary>All censuses of resources, newest first.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    public IAsyncEnumerable<CensusResource> AllCensusesAsync(CancellationToken cancellationToken = default) => AllAsync(
        (after, stop) => ListCensusesAsync(after, WholePage, stop)!, cancellationToken);

    /// <summary>All that is due at the registry, for its staff, in the order of the deadlines.</summary>
    /// <param name="filter">Which lines; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public IAsyncEnumerable<DueResource> AllDueAsync(
        DueQuery? filter = null, CancellationToken cancellationToken = default) => AllAsync(
        (after, stop) => ListDueAsync(filter, after, WholePage, stop)!, cancellationToken);

    /// <summary>All orders of authorities, newest first: this account's own, or all of them for staff.</summary>
    /// <param name="status">Only those that stand so; null for any.</param>
    /// <param name="asset">Only those about this asset; null for any.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public IAsyncEnumerable<OrderResource> AllOrdersAsync(
        string? status = null, AssetId? asset = null, CancellationToken cancellationToken = default) => AllAsync(
        (after, stop) => ListOrdersAsync(status, asset, after, WholePage, stop)!, cancellationToken);

    /// <summary>All of the public register that fits, newest first; needs no account.</summary>
    /// <param name="query">What to look for, all of it at once; null for everything.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public IAsyncEnumerable<RegistrationResource> AllRegistrationsAsync(
        RegisterQuery? query = null, CancellationToken cancellationToken = default) => AllAsync(
        (after, stop) => SearchRegisterAsync(query, after, WholePage, stop)!, cancellationToken);

    /// <summary>All public notices whose period runs, newest first; needs no account.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    public IAsyncEnumerable<NoticeResource> AllNoticesAsync(CancellationToken cancellationToken = default) => AllAsync(
        (after, stop) => ListNoticesAsync(after, WholePage, stop)!, cancellationToken);

    /// <summary>All of the access journal, who read what and who signed in, newest first, for auditors.</summary>
    /// <param name="query">Which records; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LedgerProblemException">The account is no auditor's.</exception>
    public IAsyncEnumerable<AccessRecordResource> AllAccessAsync(
        AccessQuery? query = null, CancellationToken cancellationToken = default) => AllAsync(
        (after, stop) => ListAccessAsync(query ?? new AccessQuery(), after, WholePage, stop)!, cancellationToken);

    /// <summary>All parties that are registered, for the registry's staff; a moment behind the log.</summary>
    /// <param name="name">What the name has in it, or the whole code; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LedgerProblemException">The account is no staff.</exception>
    public IAsyncEnumerable<PartyResource> AllPartiesAsync(
        string? name = null, CancellationToken cancellationToken = default) => AllAsync(
        (after, stop) => ListPartiesAsync(name, after, WholePage, stop)!, cancellationToken);

    /// <summary>The public leaves of the log from an index to its end as it is then, oldest first.</summary>
    /// <param name="from">The first index.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidDataException">A leaf does not have the hashes that are claimed for it, or does not
    /// stand
    /// where it should.</exception>
    public async IAsyncEnumerable<LogEntryResource> AllEntriesAsync(
        ulong from = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var full = true; full;)
        {
            var page = await ListEntriesAsync(from, WholeLogPage, cancellationToken).ConfigureAwait(false);
            foreach (var entry in page.Items)
            {
                yield return entry.Index == Decimal(from++)
                    ? entry
                    : throw new InvalidDataException($"Entry {entry.Index} stands where {from - 1} should.");
            }

            full = page.Next is not null;
        }
    }

    private static async IAsyncEnumerable<T> AllAsync<T>(
        Func<string?, CancellationToken, Task<Page<T>?>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var page = await read(after, cancellationToken).ConfigureAwait(false);
            foreach (var item in page?.Items ?? [])
            {
                yield return item;
            }

            // A page that names itself as the next would be read for ever.
            after = page?.Next == after ? null : page?.Next;
        }
        while (after is not null);
    }
}
