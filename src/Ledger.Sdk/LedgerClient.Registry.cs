using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>
    /// Publishes a case's notice on the national system (guide, article 24), for a clerk; safe to repeat.
    /// </summary>
    public Task<NationalReceiptResource> FileNationalNoticeAsync(
        CaseId id, CancellationToken cancellationToken = default) =>
        FileNationallyAsync(id, "notice", cancellationToken);

    /// <summary>
    /// Takes a registration in evidence on the national system (guide, article 26), for a clerk; safe to repeat: the
    /// first time counts.
    /// </summary>
    public Task<NationalReceiptResource> FileNationalEvidenceAsync(
        CaseId id, CancellationToken cancellationToken = default) =>
        FileNationallyAsync(id, "evidence", cancellationToken);

    /// <summary>Sets a development registry's legal time ahead, for a clerk. It is sent once only.</summary>
    /// <param name="to">The new legal time, in whole milliseconds.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LedgerProblemException">
    /// <c>clock-only-ahead</c>: legal time is later already, or is not simulated.
    /// </exception>
    public async Task AdvanceLegalTimeAsync(DateTimeOffset to, CancellationToken cancellationToken = default)
    {
        var advance = new ClockAdvance(EntrySyntax.FormatTime(to.ToUniversalTime()));
        using var response = await _channel.SendAsync(
            HttpMethod.Post,
            "v1/development/clock",
            () => Json(advance, ClientJson.Default.ClockAdvance),
            repeat: false,
            cancellationToken).ConfigureAwait(false);
        await Problems.ThrowIfAnyAsync(response, cancellationToken).ConfigureAwait(false);
    }

    private Task<NationalReceiptResource> FileNationallyAsync(
        CaseId id, string act, CancellationToken cancellationToken) =>
        SendAsync(
            HttpMethod.Post,
            $"v1/cases/{id}/national/{act}",
            ClientJson.Default.NationalReceiptResource,
            null,
            cancellationToken);
}
