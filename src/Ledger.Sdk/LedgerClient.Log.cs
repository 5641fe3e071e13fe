using System.Text;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>Where the log and its mirrors stand, by the server's word.</summary>
    public Task<LogOverview> ReadLogAsync(CancellationToken cancellationToken = default) =>
        GetAsync("v1/log", ClientJson.Default.LogOverview, cancellationToken);

    /// <summary>Public leaves by index. Each leaf's hashes are computed anew (RFC 9162 section 2.1.1).</summary>
    /// <param name="from">The first index.</param>
    /// <param name="limit">How many at most, from 1 to 500.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="InvalidDataException">A leaf does not have the hashes that are claimed for it.</exception>
    public async Task<Page<LogEntryResource>> ListEntriesAsync(
        ulong from, int limit, CancellationToken cancellationToken = default)
    {
        var page = await GetAsync(
            $"v1/log/entries?from={Decimal(from)}&limit={limit}",
            ClientJson.Default.PageLogEntryResource,
            cancellationToken).ConfigureAwait(false);
        foreach (var entry in page.Items)
        {
            Check(entry);
        }

        return page;
    }

    /// <summary>One public leaf; null when the log is not that long.</summary>
    /// <exception cref="InvalidDataException">The leaf does not have the hashes that are claimed for it.</exception>
    public async Task<LogEntryResource?> FindEntryAsync(ulong index, CancellationToken cancellationToken = default)
    {
        var entry = await FindAsync(
            $"v1/log/entries/{Decimal(index)}", ClientJson.Default.LogEntryResource, cancellationToken)
            .ConfigureAwait(false);
        return entry is null ? null : Check(entry);
    }

    /// <summary>
    /// What a case wrote to the log, oldest first; null when there is no such case for this account.
    /// </summary>
    /// <exception cref="InvalidDataException">A leaf does not have the hashes that are claimed for it.</exception>
    public async Task<IReadOnlyList<LogEntryResource>?> ListCaseEntriesAsync(
        CaseId id, CancellationToken cancellationToken = default)
    {
        var entries = await FindAsync(
            $"v1/cases/{id}/entries", ClientJson.Default.LogEntryResourceArray, cancellationToken)
            .ConfigureAwait(false);
        return entries is null ? null : [.. entries.Select(Check)];
    }

    /// <summary>
    /// Inclusion of an entry under a published checkpoint, to be verified with the registry's published keys.
    /// </summary>
    /// <param name="index">The entry's index.</param>
    /// <param name="size">The checkpoint's size; null for the newest.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LedgerProblemException"><c>not-published</c>: ask again after the next checkpoint.</exception>
    public Task<InclusionResource> ProveEntryAsync(
        ulong index, ulong? size = null, CancellationToken cancellationToken = default) =>
        GetAsync(
            $"v1/log/entries/{Decimal(index)}/proof{Under('?', size)}",
            ClientJson.Default.InclusionResource,
            cancellationToken);

    /// <summary>That one published checkpoint continues another, to be verified with their roots.</summary>
    public Task<ConsistencyResource> ProveConsistencyAsync(
        ulong from, ulong to, CancellationToken cancellationToken = default) =>
        GetAsync(
            $"v1/log/consistency?from={Decimal(from)}&to={Decimal(to)}",
            ClientJson.Default.ConsistencyResource,
            cancellationToken);

    /// <summary>The bytes of a <c>ledger-state-proof@v1</c> (SPEC-log) of a key's presence or absence.</summary>
    /// <param name="key">The key.</param>
    /// <param name="size">The checkpoint's size; null for the newest.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<byte[]> ProveStateAsync(
        StateKey key, ulong? size = null, CancellationToken cancellationToken = default)
    {
        var path = $"v1/log/state?key={Uri.EscapeDataString(key.ToString())}{Under('&', size)}";
        using var response = await _channel.SendAsync(HttpMethod.Get, path, null, repeat: true, cancellationToken)
            .ConfigureAwait(false);
        await Problems.ThrowIfAnyAsync(response, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
    }

    private static LogEntryResource Check(LogEntryResource entry)
    {
        var leaf = Encoding.UTF8.GetBytes(entry.Leaf);
        return MerkleTree.LeafHash(DigestAlgorithm.Sha256, leaf).ToString() == entry.Sha256
            && MerkleTree.LeafHash(DigestAlgorithm.Sm3, leaf).ToString() == entry.Sm3
                ? entry
                : throw new InvalidDataException($"Leaf {entry.Index} does not have the hashes claimed for it.");
    }

    private static string Under(char separator, ulong? size) =>
        size is { } under ? $"{separator}size={Decimal(under)}" : "";
}
