using System.Text;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;
using Ledger.Evidence.Entries;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>An asset as the public register shows it; null when it is not registered.</summary>
    public Task<AssetResource?> FindAssetAsync(AssetId id, CancellationToken cancellationToken = default) =>
        FindAsync($"v1/assets/{id}", ClientJson.Default.AssetResource, cancellationToken);

    /// <summary>A page of the public register, newest first.</summary>
    /// <param name="after">The <c>Next</c> of the page before; null for the first.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Page<AssetResource>> ListAssetsAsync(
        string? after = null, int limit = 50, CancellationToken cancellationToken = default)
    {
        var from = after is null ? "" : "&after=" + Uri.EscapeDataString(after);
        return GetAsync($"v1/assets?limit={limit}{from}", ClientJson.Default.PageAssetResource, cancellationToken);
    }

    /// <summary>
    /// Who had which right over an asset on a day; null when nothing was known of the asset.
    /// </summary>
    /// <param name="id">The asset.</param>
    /// <param name="on">The day in law; null for today at the registry.</param>
    /// <param name="knownAt">The index of the last entry that counts as known, or a time; null for all.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<RightsOnDay?> FindRightsAsync(
        AssetId id, DateOnly? on = null, string? knownAt = null, CancellationToken cancellationToken = default)
    {
        string[] query =
        [
            .. on is { } day ? ["on=" + CivilDate.Format(day)] : Array.Empty<string>(),
            .. knownAt is not null ? ["knownAt=" + Uri.EscapeDataString(knownAt)] : Array.Empty<string>(),
        ];
        return FindAsync(
            $"v1/assets/{id}/rights?{string.Join('&', query)}", ClientJson.Default.RightsOnDay, cancellationToken);
    }

    /// <summary>
    /// A page of the links by which an asset comes from others, or others from it; for its holders and staff.
    /// </summary>
    /// <param name="id">The asset.</param>
    /// <param name="down">Whether to follow what was made of it: what its lapse or freeze would touch.</param>
    /// <param name="after">The <c>Next</c> of the page before; null for the first.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Page<ProvenanceEdge>> ListProvenanceAsync(
        AssetId id, bool down = false, string? after = null, int limit = 50,
        CancellationToken cancellationToken = default)
    {
        var from = after is null ? "" : "&after=" + Uri.EscapeDataString(after);
        return GetAsync(
            $"v1/assets/{id}/provenance?direction={(down ? "down" : "up")}&limit={limit}{from}",
            ClientJson.Default.PageProvenanceEdge, cancellationToken);
    }

    /// <summary>An asset's whole state, for its holders and the registry's staff; null for everybody else.</summary>
    public async Task<Versioned<AssetState>?> FindAssetStateAsync(
        AssetId id, CancellationToken cancellationToken = default) =>
        Typed<AssetState>(
            await FindAsync($"v1/assets/{id}/state", ClientJson.Default.AggregateResource, cancellationToken)
                .ConfigureAwait(false),
            AssetAggregate.Instance);

    /// <summary>A certificate; null when no such certificate was issued.</summary>
    public Task<CertificateResource?> FindCertificateAsync(
        CertificateCode number, CancellationToken cancellationToken = default) =>
        FindAsync($"v1/certificates/{number}", ClientJson.Default.CertificateResource, cancellationToken);

    /// <summary>
    /// A case, for its applicants and the registry's staff; null when there is none for this account.
    /// </summary>
    public async Task<Versioned<CaseState>?> FindCaseAsync(
        CaseId id, CancellationToken cancellationToken = default) =>
        Typed<CaseState>(
            await FindAsync($"v1/cases/{id}", ClientJson.Default.AggregateResource, cancellationToken)
                .ConfigureAwait(false),
            CaseAggregate.Instance);

    /// <summary>A party, for itself and the registry's staff; null when there is none for this account.</summary>
    public async Task<Versioned<PartyState>?> FindPartyAsync(
        PartyId id, CancellationToken cancellationToken = default) =>
        Typed<PartyState>(
            await FindAsync($"v1/parties/{id}", ClientJson.Default.AggregateResource, cancellationToken)
                .ConfigureAwait(false),
            PartyAggregate.Instance);

    private static Versioned<T>? Typed<T>(AggregateResource? resource, IAggregate aggregate)
        where T : AggregateState
    {
        if (resource is null)
        {
            return null;
        }

        return EntrySyntax.TryDecimal(resource.Version, out var version)
            && CanonicalJson.TryParse(Encoding.UTF8.GetBytes(resource.State), out var json, out _)
            && aggregate.TryReadSnapshot(json, out var state, out _) && state is T typed
                ? new Versioned<T>(version, typed)
                : throw new InvalidDataException("The registry's answer is not a state that this version knows.");
    }
}

/// <summary>A state and the version of its stream.</summary>
/// <param name="Version">The version: what the next command expects.</param>
/// <param name="State">The state.</param>
public sealed record Versioned<T>(ulong Version, T State);
