using System.Net;
using System.Net.Http.Headers;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Calendars;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>
    /// Puts a manifest or a chunk list into the registry's store under its digest; safe to repeat. Documents are handed
    /// in by <see cref="PutDocumentAsync"/>: what goes here is kept as it is and for ever.
    /// </summary>
    /// <param name="content">At most 64 MiB. Data sets never go there, only their fingerprints.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The digests of the content: what applications and entries carry.</returns>
    public async Task<DigestPair> PutContentAsync(
        ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        var digests = DigestPair.Of(content.Span);
        await PutAsync($"v1/content/sha256/{digests.Sha256}", content, cancellationToken).ConfigureAwait(false);
        return digests;
    }

    /// <summary>Content that this account put, or that it may read as staff; null when there is none for it.</summary>
    /// <exception cref="InvalidDataException">The bytes do not have the digest.</exception>
    public Task<byte[]?> FindContentAsync(Digest sha256, CancellationToken cancellationToken = default) =>
        FindBytesAsync($"v1/content/sha256/{sha256}", sha256, cancellationToken);

    /// <summary>
    /// Writes an asset's evidence bundle to a stream, once all of it has come. Verify it before you rely on it.
    /// </summary>
    /// <returns>False, with nothing written, when the registry offers none for this asset and account.</returns>
    public Task<bool> DownloadEvidenceAsync(
        AssetId id, Stream destination, CancellationToken cancellationToken = default) =>
        DownloadEvidenceAsync(id, EvidenceChoice.Plain, destination, cancellationToken);

    /// <summary>The same, with more among the members or under earlier checkpoints.</summary>
    /// <param name="id">The asset.</param>
    /// <param name="choice">What is wanted beside what it always holds.</param>
    /// <param name="destination">Where the bundle goes.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>False, with nothing written, when the registry offers none for this asset, account and size.</returns>
    public Task<bool> DownloadEvidenceAsync(
        AssetId id, EvidenceChoice choice, Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(choice);
        List<string> more = [];
        if (choice.Pages)
        {
            more.Add("pages=true");
        }

        if (choice.Proofs.Count > 0)
        {
            more.Add("proofs=" + string.Join(',', choice.Proofs.Select(Decimal)));
        }

        if (choice.Statements.Count > 0)
        {
            more.Add("scitt=" + string.Join(',', choice.Statements.Select(Decimal)));
        }

        if (choice.Filings is { } filings)
        {
            more.Add($"from={CivilDate.Format(filings.From)}&to={CivilDate.Format(filings.To)}");
        }

        if (choice.Size is { } at)
        {
            more.Add("size=" + Decimal(at));
        }

        var query = more.Count > 0 ? "?" + string.Join('&', more) : "";
        return DownloadAsync($"v1/assets/{id}/evidence{query}", destination, cancellationToken);
    }

    /// <summary>The checkpoints that are preserved (RFC 4998), ascending by size.</summary>
    public async Task<IReadOnlyList<PreservedResource>> ListPreservedAsync(
        CancellationToken cancellationToken = default) =>
        await GetAsync("v1/log/preservation", ClientJson.Default.PreservedResourceArray, cancellationToken)
            .ConfigureAwait(false);

    /// <summary>
    /// Writes the registry's trust anchors to a stream. Whoever verifies must have them from elsewhere too: they are
    /// not to be believed because the registry that they vouch for sent them.
    /// </summary>
    /// <returns>False, with nothing written, when the registry offers none.</returns>
    public Task<bool> DownloadAnchorsAsync(Stream destination, CancellationToken cancellationToken = default) =>
        DownloadAsync("v1/evidence/anchors", destination, cancellationToken);

    /// <summary>
    /// Writes the page that verifies bundles in a browser, without a network, to a stream; it belongs beside a bundle.
    /// </summary>
    /// <returns>False, with nothing written, when the registry knows of none.</returns>
    public Task<bool> DownloadVerifierAsync(Stream destination, CancellationToken cancellationToken = default) =>
        DownloadAsync("v1/evidence/verifier", destination, cancellationToken);

    /// <summary>Writes a document of a certificate to a stream, once all of it has come.</summary>
    /// <returns>
    /// False, with nothing written, when no such certificate was issued or this account holds no right on it and is not
    /// of the registry's staff.
    /// </returns>
    public Task<bool> DownloadCertificateAsync(
        CertificateCode number, CertificateForm form, Stream destination,
        CancellationToken cancellationToken = default) =>
        DownloadAsync($"v1/certificates/{number}/{form.FileName()}", destination, cancellationToken);

    private async Task<bool> DownloadAsync(string path, Stream destination, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        using var response = await _channel.SendAsync(HttpMethod.Get, path, null, repeat: true, cancellationToken)
            .ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }

        await Problems.ThrowIfAnyAsync(response, cancellationToken).ConfigureAwait(false);
        await response.Content.CopyToAsync(destination, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static ReadOnlyMemoryContent Octets(ReadOnlyMemory<byte> bytes)
    {
        var content = new ReadOnlyMemoryContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return content;
    }
}
