using System.Net;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>
    /// Hands in a supporting document for a case, before or after the case is filed; safe to repeat. The registry keeps
    /// it encrypted for this account's party.
    /// </summary>
    /// <param name="caseId">The case.</param>
    /// <param name="content">At most 64 MiB.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The digests of the document: what applications and entries carry.</returns>
    /// <exception cref="LedgerProblemException">The party's documents in the case are restricted or erased.</exception>
    public async Task<DigestPair> PutDocumentAsync(
        CaseId caseId, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        var digests = DigestPair.Of(content.Span);
        await PutAsync(PathOf(caseId, digests.Sha256), content, cancellationToken).ConfigureAwait(false);
        return digests;
    }

    /// <summary>A document of a case; null when there is none for this account.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="sha256">The document's digest.</param>
    /// <param name="party">
    /// Who handed it in, for the registry's staff and on a granted inquiry; null for this account's own party.
    /// </param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="InvalidDataException">The bytes do not have the digest.</exception>
    /// <exception cref="LedgerProblemException">The document is restricted.</exception>
    public Task<byte[]?> FindDocumentAsync(
        CaseId caseId, Digest sha256, PartyId? party = null, CancellationToken cancellationToken = default) =>
        FindBytesAsync(
            PathOf(caseId, sha256) + (party is null ? "" : $"?party={party}"), sha256, cancellationToken);

    /// <summary>
    /// What was handed in for a case, for its applicants, the registry's staff and whose inquiry was granted
    /// (数据产权登记工作指引（试行） article 30).
    /// </summary>
    /// <param name="caseId">The case.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LedgerProblemException">There is no such case for this account.</exception>
    public async Task<IReadOnlyList<MaterialResource>> ListMaterialsAsync(
        CaseId caseId, CancellationToken cancellationToken = default) =>
        await GetAsync(
            $"v1/cases/{caseId}/materials", ClientJson.Default.MaterialResourceArray, cancellationToken)
            .ConfigureAwait(false);

    private static string PathOf(CaseId caseId, Digest sha256) => $"v1/cases/{caseId}/documents/sha256/{sha256}";

    private async Task PutAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var response = await _channel.SendAsync(
            HttpMethod.Put, path, () => Octets(content), repeat: true, cancellationToken)
            .ConfigureAwait(false);
        await Problems.ThrowIfAnyAsync(response, cancellationToken).ConfigureAwait(false);
    }

    private async Task<byte[]?> FindBytesAsync(string path, Digest sha256, CancellationToken cancellationToken)
    {
        using var response = await _channel.SendAsync(HttpMethod.Get, path, null, repeat: true, cancellationToken)
            .ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        await Problems.ThrowIfAnyAsync(response, cancellationToken).ConfigureAwait(false);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return DigestAlgorithm.Sha256.Hash(bytes) == sha256
            ? bytes
            : throw new InvalidDataException($"The bytes that came do not have the digest {sha256}.");
    }
}
